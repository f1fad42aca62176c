using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122001806_Promotions")]
    public partial class Promotions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "promotions");

            migrationBuilder.AddColumn<string>(
                name: "discounts",
                schema: "ordering",
                table: "order",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "group",
                schema: "customers",
                table: "customer",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "discount_code",
                schema: "carts",
                table: "cart",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "promotion",
                schema: "promotions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    rule = table.Column<string>(type: "jsonb", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    is_exclusive = table.Column<bool>(type: "boolean", nullable: false),
                    most_uses = table.Column<int>(type: "integer", nullable: true),
                    most_per_customer = table.Column<int>(type: "integer", nullable: true),
                    budget_minor = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promotion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "redemption",
                schema: "promotions",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    promotion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_redemption", x => new { x.subject_id, x.promotion_id });
                });

            migrationBuilder.CreateTable(
                name: "coupon",
                schema: "promotions",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    promotion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    most_uses = table.Column<int>(type: "integer", nullable: true),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coupon", x => x.code);
                    table.ForeignKey(
                        name: "fk_coupon_promotion_promotion_id",
                        column: x => x.promotion_id,
                        principalSchema: "promotions",
                        principalTable: "promotion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tally",
                schema: "promotions",
                columns: table => new
                {
                    promotion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    given_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tally", x => x.promotion_id);
                    table.ForeignKey(
                        name: "fk_tally_promotion_promotion_id",
                        column: x => x.promotion_id,
                        principalSchema: "promotions",
                        principalTable: "promotion",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_customer_group",
                schema: "customers",
                table: "customer",
                column: "group",
                filter: "\"group\" is not null");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_promotion_id",
                schema: "promotions",
                table: "coupon",
                column: "promotion_id");

            migrationBuilder.CreateIndex(
                name: "ix_redemption_promotion_id_customer_id",
                schema: "promotions",
                table: "redemption",
                columns: new[] { "promotion_id", "customer_id" },
                filter: "customer_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_redemption_promotion_id_phone",
                schema: "promotions",
                table: "redemption",
                columns: new[] { "promotion_id", "phone" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coupon",
                schema: "promotions");

            migrationBuilder.DropTable(
                name: "redemption",
                schema: "promotions");

            migrationBuilder.DropTable(
                name: "tally",
                schema: "promotions");

            migrationBuilder.DropTable(
                name: "promotion",
                schema: "promotions");

            migrationBuilder.DropIndex(
                name: "ix_customer_group",
                schema: "customers",
                table: "customer");

            migrationBuilder.DropColumn(
                name: "discounts",
                schema: "ordering",
                table: "order");

            migrationBuilder.DropColumn(
                name: "group",
                schema: "customers",
                table: "customer");

            migrationBuilder.DropColumn(
                name: "discount_code",
                schema: "carts",
                table: "cart");
        }
    }
}
