using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122033204_FiscalRecords")]
    public partial class FiscalRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "fiscal_item",
                schema: "invoicing",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    category = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_service = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_item", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "fiscal_queue",
                schema: "invoicing",
                columns: table => new
                {
                    device = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    last_serial = table.Column<long>(type: "bigint", nullable: false),
                    last_item = table.Column<long>(type: "bigint", nullable: false),
                    lease_id = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_queue", x => x.device);
                });

            migrationBuilder.CreateTable(
                name: "fiscal_record",
                schema: "invoicing",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    of_invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    device = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    serial = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    receipt_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    signature = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    internal_data = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    receipt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    total_currency = table.Column<string>(type: "text", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_record", x => x.invoice_id);
                    table.ForeignKey(
                        name: "fk_fiscal_record_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "invoicing",
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_item_number",
                schema: "invoicing",
                table: "fiscal_item",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_record_number",
                schema: "invoicing",
                table: "fiscal_record",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fiscal_record_state_issued_at",
                schema: "invoicing",
                table: "fiscal_record",
                columns: new[] { "state", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ux_fiscal_record_serial",
                schema: "invoicing",
                table: "fiscal_record",
                columns: new[] { "device", "serial" },
                unique: true,
                filter: "serial is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fiscal_item",
                schema: "invoicing");

            migrationBuilder.DropTable(
                name: "fiscal_queue",
                schema: "invoicing");

            migrationBuilder.DropTable(
                name: "fiscal_record",
                schema: "invoicing");
        }
    }
}
