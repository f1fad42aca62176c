using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "country",
                schema: "ordering",
                table: "order",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "postcode",
                schema: "ordering",
                table: "order",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "quote",
                schema: "ordering",
                table: "order",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "region",
                schema: "ordering",
                table: "order",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            // A shop may have made a method of this code by itself.
            migrationBuilder.Sql(
                """
                insert into shipping.method (code, name, estimate, needs_address, is_offered, least_days, most_days, carrier)
                values ('international', 'International, by quote', 'We write to you what it costs; you pay then', true, true, 5, 15, 'waybill')
                on conflict (code) do nothing;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                schema: "shipping",
                table: "method",
                keyColumn: "code",
                keyValue: "international");

            migrationBuilder.DropColumn(
                name: "country",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "postcode",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "quote",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "region",
                schema: "ordering",
                table: "order");
        }
    }
}
