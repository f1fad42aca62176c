using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121220243_StaffListIndexes")]
    public partial class StaffListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_product_name_id",
                schema: "catalog",
                table: "product",
                columns: new[] { "name", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "state" });

            migrationBuilder.CreateIndex(
                name: "ix_product_state_id",
                schema: "catalog",
                table: "product",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_card_sold_out",
                schema: "catalog",
                table: "card",
                column: "product_id",
                filter: "not in_stock");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_product_name_id",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropIndex(
                name: "ix_product_state_id",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropIndex(
                name: "ix_card_sold_out",
                schema: "catalog",
                table: "card");
        }
    }
}
