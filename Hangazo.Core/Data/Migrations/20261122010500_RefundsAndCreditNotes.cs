using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122010500_RefundsAndCreditNotes")]
    public partial class RefundsAndCreditNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invoice_order_id_type",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.AddColumn<int>(
                name: "of_position",
                schema: "invoicing",
                table: "line",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "of_invoice_id",
                schema: "invoicing",
                table: "invoice",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "of_number",
                schema: "invoicing",
                table: "invoice",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "invoicing",
                table: "invoice",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "refund_id",
                schema: "invoicing",
                table: "invoice",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "refund_post_id",
                schema: "payments",
                table: "inbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "refund",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    whole = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rounding_currency = table.Column<string>(type: "text", nullable: false),
                    rounding_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "text", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund", x => x.id);
                    table.ForeignKey(
                        name: "fk_refund_order_order_id",
                        column: x => x.order_id,
                        principalSchema: "ordering",
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refund",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occasion = table.Column<Guid>(type: "uuid", nullable: false),
                    credit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    charge_minor = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by_hand = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    problem = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_step_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund1", x => x.id);
                    table.CheckConstraint("ck_refund_amount", "amount_minor > 0");
                    table.CheckConstraint("ck_refund_credit", "credit_id is not null or state in ('Requested', 'Rejected')");
                    table.ForeignKey(
                        name: "fk_refund_credit_credit_id",
                        column: x => x.credit_id,
                        principalSchema: "payments",
                        principalTable: "credit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refund_payment_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refund_receipt_receipt_id",
                        column: x => x.receipt_id,
                        principalSchema: "payments",
                        principalTable: "receipt",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refund_line",
                schema: "ordering",
                columns: table => new
                {
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    vat_category = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    vat_rate = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    restock = table.Column<bool>(type: "boolean", nullable: false),
                    gross_currency = table.Column<string>(type: "text", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund_line", x => new { x.refund_id, x.position });
                    table.ForeignKey(
                        name: "fk_refund_line_refund_refund_id",
                        column: x => x.refund_id,
                        principalSchema: "ordering",
                        principalTable: "refund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "refund_post",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    is_question = table.Column<bool>(type: "boolean", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    conversation_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund_post", x => x.id);
                    table.ForeignKey(
                        name: "fk_refund_post_refund_refund_id",
                        column: x => x.refund_id,
                        principalSchema: "payments",
                        principalTable: "refund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_invoice_one_per_order",
                schema: "invoicing",
                table: "invoice",
                column: "order_id",
                unique: true,
                filter: "type = 'Invoice'");

            migrationBuilder.CreateIndex(
                name: "ux_invoice_refund",
                schema: "invoicing",
                table: "invoice",
                column: "refund_id",
                unique: true,
                filter: "refund_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_refund_order_id",
                schema: "ordering",
                table: "refund",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_refund_due",
                schema: "payments",
                table: "refund",
                column: "next_step_at",
                filter: "next_step_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_refund_occasion",
                schema: "payments",
                table: "refund",
                column: "occasion");

            migrationBuilder.CreateIndex(
                name: "ix_refund_payment_id",
                schema: "payments",
                table: "refund",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_refund_receipt_id",
                schema: "payments",
                table: "refund",
                column: "receipt_id");

            migrationBuilder.CreateIndex(
                name: "ix_refund_subject_id",
                schema: "payments",
                table: "refund",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_refund_waiting",
                schema: "payments",
                table: "refund",
                column: "requested_at",
                filter: "state in ('Requested', 'NeedsReview')");

            migrationBuilder.CreateIndex(
                name: "ux_refund_credit",
                schema: "payments",
                table: "refund",
                column: "credit_id",
                unique: true,
                filter: "state <> 'Rejected' and credit_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_refund_post_refund_id",
                schema: "payments",
                table: "refund_post",
                column: "refund_id");

            migrationBuilder.CreateIndex(
                name: "ux_refund_post_token",
                schema: "payments",
                table: "refund_post",
                column: "token_hash",
                unique: true);

            // What was on its way back or back before refunds had rows of their own.
            migrationBuilder.Sql("""
                insert into payments.refund (
                    id, payment_id, subject_id, occasion, credit_id, receipt_id, gateway, amount_minor, amount_currency, reason, by_hand, state,
                    requested_by, requested_at, decided_by, decided_at, tries, reference, problem, sent_at, finished_at)
                select gen_random_uuid(), c.payment_id, c.subject_id, c.id, c.id, r.id, c.gateway, c.amount_minor, c.amount_currency, coalesce(c.note, c.reason), false,
                    case c.state when 'Refunded' then 'Succeeded' else 'Pending' end, 'The shop', c.created_at, 'The shop', c.created_at, 1, c.refund_reference,
                    c.refund_problem, c.refunded_at, case c.state when 'Refunded' then c.refunded_at end
                from payments.credit c join payments.receipt r on r.gateway = c.gateway and r.reference = c.receipt where c.state <> 'Open'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refund_line",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "refund_post",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "refund",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "refund",
                schema: "payments");

            migrationBuilder.DropIndex(
                name: "ux_invoice_one_per_order",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ux_invoice_refund",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "of_position",
                schema: "invoicing",
                table: "line");

            migrationBuilder.DropColumn(
                name: "of_invoice_id",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "of_number",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "refund_id",
                schema: "invoicing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "refund_post_id",
                schema: "payments",
                table: "inbox");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_order_id_type",
                schema: "invoicing",
                table: "invoice",
                columns: new[] { "order_id", "type" },
                unique: true);
        }
    }
}
