using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121181200_ManageCatalogue")]
    public partial class ManageCatalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "auditing");

            migrationBuilder.AddColumn<string>(
                name: "barcode",
                schema: "catalog",
                table: "variant",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "archived_from",
                schema: "catalog",
                table: "product",
                type: "character varying(24)",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "brand",
                schema: "catalog",
                table: "product",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "edited_at",
                schema: "catalog",
                table: "product",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "scheduled_for",
                schema: "catalog",
                table: "product",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "trail",
                schema: "auditing",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    subject_kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    before = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    after = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "former_slug",
                schema: "catalog",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_slug", x => x.slug);
                    table.ForeignKey(
                        name: "fk_former_slug_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_variant_sku_prefix",
                schema: "catalog",
                table: "variant",
                column: "sku")
                .Annotation("Npgsql:IndexOperators", new[] { "varchar_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_product_scheduled_for",
                schema: "catalog",
                table: "product",
                column: "scheduled_for",
                filter: "state = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_trail_subject_kind_subject_id_id",
                schema: "auditing",
                table: "trail",
                columns: new[] { "subject_kind", "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_former_slug_product_id",
                schema: "catalog",
                table: "former_slug",
                column: "product_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trail",
                schema: "auditing");

            migrationBuilder.DropTable(
                name: "former_slug",
                schema: "catalog");

            migrationBuilder.DropIndex(
                name: "ix_variant_sku_prefix",
                schema: "catalog",
                table: "variant");

            migrationBuilder.DropIndex(
                name: "ix_product_scheduled_for",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "barcode",
                schema: "catalog",
                table: "variant");

            migrationBuilder.DropColumn(
                name: "archived_from",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "brand",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "edited_at",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "scheduled_for",
                schema: "catalog",
                table: "product");

        }
    }
}
