using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121211447_DigitalProducts")]
    public partial class DigitalProducts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "downloads");

            migrationBuilder.AddColumn<string>(
                name: "files",
                schema: "catalog",
                table: "product",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<bool>(
                name: "is_digital",
                schema: "catalog",
                table: "product",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_digital",
                schema: "ordering",
                table: "line",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "download",
                schema: "downloads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    product = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    file_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    content_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    renewed_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_download", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_download_line_id_file_hash",
                schema: "downloads",
                table: "download",
                columns: new[] { "line_id", "file_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_download_order_id",
                schema: "downloads",
                table: "download",
                column: "order_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "download",
                schema: "downloads");

            migrationBuilder.DropColumn(
                name: "files",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "is_digital",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "is_digital",
                schema: "ordering",
                table: "line");
        }
    }
}
