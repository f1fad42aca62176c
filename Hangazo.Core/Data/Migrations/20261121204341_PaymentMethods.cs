using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121204341_PaymentMethods")]
    public partial class PaymentMethods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "county",
                schema: "payments",
                table: "payment",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                schema: "payments",
                table: "payment",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payment_method",
                schema: "ordering",
                table: "order",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "attempt_id",
                schema: "payments",
                table: "inbox",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "refund_problem",
                schema: "payments",
                table: "credit",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pay_page",
                schema: "payments",
                table: "attempt",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_token",
                schema: "payments",
                table: "attempt",
                type: "character varying(48)",
                maxLength: 48,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_refund_reference",
                schema: "payments",
                table: "credit",
                column: "refund_reference",
                filter: "refund_reference is not null");

            migrationBuilder.CreateIndex(
                name: "ix_attempt_merchant_request_id",
                schema: "payments",
                table: "attempt",
                column: "merchant_request_id",
                filter: "merchant_request_id is not null");

            migrationBuilder.CreateIndex(
                name: "ux_attempt_return_token",
                schema: "payments",
                table: "attempt",
                column: "return_token",
                unique: true,
                filter: "return_token is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_credit_refund_reference",
                schema: "payments",
                table: "credit");

            migrationBuilder.DropIndex(
                name: "ix_attempt_merchant_request_id",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropIndex(
                name: "ux_attempt_return_token",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "county",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "email",
                schema: "payments",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "payment_method",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "refund_problem",
                schema: "payments",
                table: "credit");

            migrationBuilder.DropColumn(
                name: "pay_page",
                schema: "payments",
                table: "attempt");

            migrationBuilder.DropColumn(
                name: "return_token",
                schema: "payments",
                table: "attempt");

            migrationBuilder.AlterColumn<Guid>(
                name: "attempt_id",
                schema: "payments",
                table: "inbox",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

}
    }
}
