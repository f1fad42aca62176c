using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122063706_DepositReceipts")]
    public partial class DepositReceipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_invoice_refund",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.AddColumn<string>(
                name: "payer",
                schema: "invoicing",
                table: "receipt",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "owed_minor",
                schema: "invoicing",
                table: "invoice",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "part_words",
                schema: "invoicing",
                table: "invoice",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "received_id",
                schema: "invoicing",
                table: "invoice",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "tax_point",
                schema: "invoicing",
                table: "invoice",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoice_tax_point",
                schema: "invoicing",
                table: "invoice",
                column: "tax_point",
                filter: "tax_point is not null");

            migrationBuilder.CreateIndex(
                name: "ux_invoice_received",
                schema: "invoicing",
                table: "invoice",
                column: "received_id",
                unique: true,
                filter: "received_id is not null");

            migrationBuilder.CreateIndex(
                name: "ux_invoice_refund",
                schema: "invoicing",
                table: "invoice",
                columns: new[] { "refund_id", "of_invoice_id" },
                unique: true,
                filter: "refund_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invoice_tax_point",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ux_invoice_received",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ux_invoice_refund",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "payer",
                schema: "invoicing",
                table: "receipt");

            migrationBuilder.DropColumn(
                name: "owed_minor",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "part_words",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "received_id",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "tax_point",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.CreateIndex(
                name: "ux_invoice_refund",
                schema: "invoicing",
                table: "invoice",
                column: "refund_id",
                unique: true,
                filter: "refund_id is not null");
        }
    }
}
