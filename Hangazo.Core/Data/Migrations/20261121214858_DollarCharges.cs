using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121214858_DollarCharges")]
    public partial class DollarCharges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "charge_currency",
                schema: "payments",
                table: "attempt",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "charge_minor",
                schema: "payments",
                table: "attempt",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "fx_day",
                schema: "payments",
                table: "attempt",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "fx_rate",
                schema: "payments",
                table: "attempt",
                type: "numeric(18,6)",
                precision: 18,
                scale: 6,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "charge_currency",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "charge_minor",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "fx_day",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "fx_rate",
                schema: "payments",
                table: "attempt");
        }
    }
}
