using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121212000_AttributesAndFacets")]
    public partial class AttributesAndFacets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "attributes",
                schema: "catalog",
                table: "product",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'::text[]");

            migrationBuilder.AddColumn<string[]>(
                name: "tags",
                schema: "catalog",
                table: "product",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'::text[]");

            migrationBuilder.AddColumn<bool>(
                name: "featured",
                schema: "search",
                table: "document",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "trait_set_id",
                schema: "search",
                table: "document",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "attribute",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    is_filter = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    options = table.Column<string[]>(type: "text[]", nullable: false),
                    categories = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trait_set",
                schema: "search",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    digest = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    traits = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trait_set", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_document_featured",
                schema: "search",
                table: "document",
                columns: new[] { "featured", "published_at", "product_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_document_trait_set_id",
                schema: "search",
                table: "document",
                column: "trait_set_id");

            migrationBuilder.CreateIndex(
                name: "ix_choice_set_categories",
                schema: "search",
                table: "choice_set",
                column: "categories")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_attribute_code",
                schema: "catalog",
                table: "attribute",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trait_set_digest",
                schema: "search",
                table: "trait_set",
                column: "digest",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_document_trait_set_trait_set_id",
                schema: "search",
                table: "document",
                column: "trait_set_id",
                principalSchema: "search",
                principalTable: "trait_set",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_document_trait_set_trait_set_id",
                schema: "search",
                table: "document");

            migrationBuilder.DropTable(
                name: "attribute",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "trait_set",
                schema: "search");

            migrationBuilder.DropIndex(
                name: "ix_document_featured",
                schema: "search",
                table: "document");

            migrationBuilder.DropIndex(
                name: "ix_document_trait_set_id",
                schema: "search",
                table: "document");

            migrationBuilder.DropIndex(
                name: "ix_choice_set_categories",
                schema: "search",
                table: "choice_set");

            migrationBuilder.DropColumn(
                name: "attributes",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "tags",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "featured",
                schema: "search",
                table: "document");

            migrationBuilder.DropColumn(
                name: "trait_set_id",
                schema: "search",
                table: "document");
        }
    }
}
