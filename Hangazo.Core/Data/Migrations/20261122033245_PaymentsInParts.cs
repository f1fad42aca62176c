using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122033245_PaymentsInParts")]
    public partial class PaymentsInParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_attempt_one_open",
                schema: "payments",
                table: "attempt");

            migrationBuilder.AddColumn<string>(
                name: "payer_name",
                schema: "payments",
                table: "receipt",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "line_type",
                schema: "catalog",
                table: "product",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "ReadyToWear");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_reminder_at",
                schema: "payments",
                table: "payment",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pay_key",
                schema: "payments",
                table: "payment",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValueSql: "replace(gen_random_uuid()::text, '-', '')");

            migrationBuilder.AddColumn<string>(
                name: "schedule",
                schema: "payments",
                table: "payment",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                schema: "ordering",
                table: "order",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "event_day",
                schema: "ordering",
                table: "order",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "release_reason",
                schema: "ordering",
                table: "order",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lane",
                schema: "payments",
                table: "attempt",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "payer_name",
                schema: "payments",
                table: "attempt",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "rest_minor",
                schema: "payments",
                table: "attempt",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_payment_reminder",
                schema: "payments",
                table: "payment",
                column: "next_reminder_at",
                filter: "next_reminder_at is not null");

            migrationBuilder.CreateIndex(
                name: "ux_payment_pay_key",
                schema: "payments",
                table: "payment",
                column: "pay_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_attempt_one_open",
                schema: "payments",
                table: "attempt",
                columns: new[] { "payment_id", "lane" },
                unique: true,
                filter: "state in ('Created', 'Submitting', 'Pending', 'Unknown')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payment_reminder",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ux_payment_pay_key",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropIndex(
                name: "ux_attempt_one_open",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "payer_name",
                schema: "payments",
                table: "receipt");

            migrationBuilder.DropColumn(
                name: "line_type",
                schema: "catalog",
                table: "product");

            migrationBuilder.DropColumn(
                name: "next_reminder_at",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "pay_key",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "schedule",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "event_day",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "release_reason",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "lane",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "payer_name",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "rest_minor",
                schema: "payments",
                table: "attempt");

            migrationBuilder.CreateIndex(
                name: "ux_attempt_one_open",
                schema: "payments",
                table: "attempt",
                column: "payment_id",
                unique: true,
                filter: "state in ('Created', 'Submitting', 'Pending', 'Unknown')");
        }
    }
}
