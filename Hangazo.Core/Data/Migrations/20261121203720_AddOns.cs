using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121203720_AddOns")]
    public partial class AddOns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "add_ons",
                schema: "catalog",
                table: "product",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "choices",
                schema: "ordering",
                table: "line",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AlterColumn<string>(
                name: "detail",
                schema: "invoicing",
                table: "line",
                type: "character varying(3000)",
                maxLength: 3000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(130)",
                oldMaxLength: 130);

            migrationBuilder.AddColumn<string>(
                name: "configuration",
                schema: "carts",
                table: "line",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'::jsonb");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "add_ons",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "choices",
                schema: "ordering",
                table: "line");

            migrationBuilder.DropColumn(
                name: "configuration",
                schema: "carts",
                table: "line");

            migrationBuilder.AlterColumn<string>(
                name: "detail",
                schema: "invoicing",
                table: "line",
                type: "character varying(130)",
                maxLength: 130,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(3000)",
                oldMaxLength: 3000);
        }
    }
}
