using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121181931_StockWatches")]
    public partial class StockWatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "wishlists");

            migrationBuilder.CreateTable(
                name: "stock_watch",
                schema: "wishlists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_watch", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_stock_watch_email_state",
                schema: "wishlists",
                table: "stock_watch",
                columns: new[] { "email", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_watch_state_since",
                schema: "wishlists",
                table: "stock_watch",
                columns: new[] { "state", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_watch_variant_id_email",
                schema: "wishlists",
                table: "stock_watch",
                columns: new[] { "variant_id", "email" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stock_watch",
                schema: "wishlists");
        }
    }
}
