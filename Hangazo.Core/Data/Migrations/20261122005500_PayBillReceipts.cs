using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122005500_PayBillReceipts")]
    public partial class PayBillReceipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "paybill_receipt",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    allocated_minor = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    payer_masked = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    payer = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    payer_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heard_by = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    matching = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    suggested_subject = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paybill_receipt", x => x.id);
                    table.CheckConstraint("ck_paybill_receipt_allocated", "amount_minor > 0 and allocated_minor between 0 and amount_minor");
                });

            migrationBuilder.CreateTable(
                name: "pull_run",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered = table.Column<bool>(type: "boolean", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    taken_in = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pull_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_line",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt_no = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    details = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    account = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    payer = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    paid_in_minor = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_minor = table.Column<long>(type: "bigint", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    imported_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_line", x => x.id);
                    table.CheckConstraint("ck_statement_line_amounts", "paid_in_minor >= 0 and withdrawn_minor >= 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_receipt_number",
                schema: "payments",
                table: "receipt",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_paid",
                schema: "payments",
                table: "receipt",
                column: "paid_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_opened_at_id",
                schema: "payments",
                table: "payment",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_paybill_receipt_open",
                schema: "payments",
                table: "paybill_receipt",
                column: "heard_at",
                filter: "allocated_minor < amount_minor");

            migrationBuilder.CreateIndex(
                name: "ix_paybill_receipt_paid",
                schema: "payments",
                table: "paybill_receipt",
                column: "paid_at");

            migrationBuilder.CreateIndex(
                name: "ux_paybill_receipt_transaction",
                schema: "payments",
                table: "paybill_receipt",
                column: "transaction_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pull_run_started_at",
                schema: "payments",
                table: "pull_run",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_statement_line_completed_at",
                schema: "payments",
                table: "statement_line",
                column: "completed_at");

            migrationBuilder.CreateIndex(
                name: "ux_statement_line",
                schema: "payments",
                table: "statement_line",
                columns: new[] { "receipt_no", "paid_in_minor", "withdrawn_minor" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "paybill_receipt",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "pull_run",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "statement_line",
                schema: "payments");

            migrationBuilder.DropIndex(
                name: "ix_receipt_number",
                schema: "payments",
                table: "receipt");

            migrationBuilder.DropIndex(
                name: "ix_receipt_paid",
                schema: "payments",
                table: "receipt");

            migrationBuilder.DropIndex(
                name: "ix_payment_opened_at_id",
                schema: "payments",
                table: "payment");
        }
    }
}
