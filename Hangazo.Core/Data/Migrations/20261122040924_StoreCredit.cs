using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122040924_StoreCredit")]
    public partial class StoreCredit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "store_credit_account",
                schema: "payments",
                columns: table => new
                {
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    balance_currency = table.Column<string>(type: "text", nullable: false),
                    balance_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_credit_account", x => x.holder);
                    table.CheckConstraint("ck_store_credit_balance", "balance_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "store_credit_grant",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_credit_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "store_credit_entry",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    balance_currency = table.Column<string>(type: "text", nullable: false),
                    balance_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_store_credit_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_store_credit_entry_store_credit_account_holder",
                        column: x => x.holder,
                        principalSchema: "payments",
                        principalTable: "store_credit_account",
                        principalColumn: "holder",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_store_credit_entry_holder_at",
                schema: "payments",
                table: "store_credit_entry",
                columns: new[] { "holder", "at" });

            migrationBuilder.CreateIndex(
                name: "ux_store_credit_key",
                schema: "payments",
                table: "store_credit_entry",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_store_credit_grant_holder_requested_at",
                schema: "payments",
                table: "store_credit_grant",
                columns: new[] { "holder", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_store_credit_grant_waiting",
                schema: "payments",
                table: "store_credit_grant",
                column: "requested_at",
                filter: "state = 'Requested'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "store_credit_entry",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "store_credit_grant",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "store_credit_account",
                schema: "payments");
        }
    }
}
