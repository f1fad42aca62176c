using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122071010_Shipments")]
    public partial class Shipments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "carrier",
                schema: "shipping",
                table: "method",
                type: "character varying(12)",
                maxLength: 12,
                nullable: false,
                defaultValue: "own");

            migrationBuilder.AddColumn<string>(
                name: "tracking_link",
                schema: "shipping",
                table: "method",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "shipment",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    carrier = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    to_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    to_phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    to_place = table.Column<string>(type: "character varying(130)", maxLength: 130, nullable: false),
                    to_directions = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    grams = table.Column<int>(type: "integer", nullable: false),
                    waybill = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    fee_minor = table.Column<long>(type: "bigint", nullable: true),
                    problem = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_step_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'::jsonb"),
                    collect_currency = table.Column<string>(type: "text", nullable: false),
                    collect_minor = table.Column<long>(type: "bigint", nullable: false),
                    worth_currency = table.Column<string>(type: "text", nullable: false),
                    worth_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment", x => x.id);
                });

            migrationBuilder.Sql("update shipping.method set carrier = 'waybill' where code in ('agent', 'courier', 'parcel')");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_subject",
                schema: "shipping",
                table: "shipment",
                columns: new[] { "subject_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_shipment_due",
                schema: "shipping",
                table: "shipment",
                column: "next_step_at",
                filter: "next_step_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_waybill",
                schema: "shipping",
                table: "shipment",
                columns: new[] { "carrier", "waybill" },
                filter: "waybill is not null");

            migrationBuilder.CreateIndex(
                name: "ux_shipment_under_way",
                schema: "shipping",
                table: "shipment",
                column: "subject_id",
                unique: true,
                filter: "state in ('Requested', 'Booked', 'OnItsWay', 'Near', 'NotDelivered')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shipment",
                schema: "shipping");

            migrationBuilder.DropColumn(
                name: "carrier",
                schema: "shipping",
                table: "method");

            migrationBuilder.DropColumn(
                name: "tracking_link",
                schema: "shipping",
                table: "method");
        }
    }
}
