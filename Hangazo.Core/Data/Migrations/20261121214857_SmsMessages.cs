using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121214857_SmsMessages")]
    public partial class SmsMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sms",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    text = table.Column<string>(type: "character varying(459)", maxLength: 459, nullable: false),
                    useless_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    last_error = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sms_watch",
                schema: "wishlists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sms_watch", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sms_created_at",
                schema: "notifications",
                table: "sms",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_sms_due",
                schema: "notifications",
                table: "sms",
                column: "next_attempt_at",
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_sms_subject_id_kind",
                schema: "notifications",
                table: "sms",
                columns: new[] { "subject_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sms_to_created_at",
                schema: "notifications",
                table: "sms",
                columns: new[] { "to", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sms_watch_state_since",
                schema: "wishlists",
                table: "sms_watch",
                columns: new[] { "state", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_sms_watch_variant_id_phone",
                schema: "wishlists",
                table: "sms_watch",
                columns: new[] { "variant_id", "phone" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sms",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "sms_watch",
                schema: "wishlists");
        }
    }
}
