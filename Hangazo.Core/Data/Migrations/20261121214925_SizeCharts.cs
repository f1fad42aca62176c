using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121214925_SizeCharts")]
    public partial class SizeCharts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "size_chart_id",
                schema: "catalog",
                table: "product",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "size_chart",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    measures = table.Column<string[]>(type: "text[]", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'::jsonb"),
                    categories = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_size_chart", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_product_size_chart_id",
                schema: "catalog",
                table: "product",
                column: "size_chart_id");

            migrationBuilder.AddForeignKey(
                name: "fk_product_size_chart_size_chart_id",
                schema: "catalog",
                table: "product",
                column: "size_chart_id",
                principalSchema: "catalog",
                principalTable: "size_chart",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_product_size_chart_size_chart_id",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropTable(
                name: "size_chart",
                schema: "catalog");

            migrationBuilder.DropIndex(
                name: "ix_product_size_chart_id",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "size_chart_id",
                schema: "catalog",
                table: "product");
        }
    }
}
