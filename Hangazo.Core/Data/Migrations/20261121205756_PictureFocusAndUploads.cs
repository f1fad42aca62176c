using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121205756_PictureFocusAndUploads")]
    public partial class PictureFocusAndUploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "media");

            migrationBuilder.AddColumn<short>(
                name: "focus_x",
                schema: "catalog",
                table: "picture",
                type: "smallint",
                nullable: false,
                defaultValue: (short)5);

            migrationBuilder.AddColumn<short>(
                name: "focus_y",
                schema: "catalog",
                table: "picture",
                type: "smallint",
                nullable: false,
                defaultValue: (short)5);

            migrationBuilder.AddColumn<short>(
                name: "picture_focus_x",
                schema: "catalog",
                table: "card",
                type: "smallint",
                nullable: false,
                defaultValue: (short)5);

            migrationBuilder.AddColumn<short>(
                name: "picture_focus_y",
                schema: "catalog",
                table: "card",
                type: "smallint",
                nullable: false,
                defaultValue: (short)5);

            migrationBuilder.CreateTable(
                name: "pending_upload",
                schema: "media",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_upload", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pending_upload_taken_at",
                schema: "media",
                table: "pending_upload",
                column: "taken_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pending_upload",
                schema: "media");

            migrationBuilder.DropColumn(
                name: "focus_x",
                schema: "catalog",
                table: "picture");

            migrationBuilder.DropColumn(
                name: "focus_y",
                schema: "catalog",
                table: "picture");

            migrationBuilder.DropColumn(
                name: "picture_focus_x",
                schema: "catalog",
                table: "card");

            migrationBuilder.DropColumn(
                name: "picture_focus_y",
                schema: "catalog",
                table: "card");
        }
    }
}
