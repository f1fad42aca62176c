using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <summary>By hand where the tool would delete the fees and write the starting ones again: an owner's own fees stay.</summary>
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122011345_DeliveryByWeight")]
    public partial class DeliveryByWeight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "up_to", schema: "shipping", table: "fee", type: "integer", nullable: false, defaultValue: 0);
            migrationBuilder.DropPrimaryKey(name: "pk_fee", schema: "shipping", table: "fee");
            migrationBuilder.AddPrimaryKey(name: "pk_fee", schema: "shipping", table: "fee", columns: ["method", "zone", "up_to"]);
            migrationBuilder.AddColumn<int>(name: "least_days", schema: "shipping", table: "method", type: "integer", nullable: false, defaultValue: 1);
            migrationBuilder.AddColumn<int>(name: "most_days", schema: "shipping", table: "method", type: "integer", nullable: false, defaultValue: 3);
            migrationBuilder.AddColumn<TimeOnly>(name: "cut_off", schema: "shipping", table: "method", type: "time without time zone", nullable: true);
            migrationBuilder.AddColumn<long>(name: "free_from_minor", schema: "shipping", table: "method", type: "bigint", nullable: true);
            migrationBuilder.Sql("""
                update shipping.method set least_days = 1, most_days = 1 where code = 'showroom';
                update shipping.method set least_days = 0, most_days = 0, cut_off = '12:00' where code = 'rider';
                update shipping.method set least_days = 1, most_days = 2 where code = 'parcel';
                insert into shipping.method (code, name, estimate, needs_address, is_offered, least_days, most_days) values
                    ('agent', 'Pick-up agent near you', '1-2 working days, by a code on your phone', true, false, 1, 2),
                    ('van', 'Our own van', 'We call you for a day; curtains are hung for you', true, false, 2, 6) on conflict do nothing;
                insert into shipping.fee (method, zone, minor) values
                    ('agent', 'nairobi', 15000), ('agent', 'metro', 20000), ('van', 'nairobi', 150000), ('van', 'metro', 250000) on conflict do nothing;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("delete from shipping.fee where up_to > 0 or method in ('agent', 'van'); delete from shipping.method where code in ('agent', 'van');");
            migrationBuilder.DropPrimaryKey(name: "pk_fee", schema: "shipping", table: "fee");
            migrationBuilder.DropColumn(name: "up_to", schema: "shipping", table: "fee");
            migrationBuilder.AddPrimaryKey(name: "pk_fee", schema: "shipping", table: "fee", columns: ["method", "zone"]);
            migrationBuilder.DropColumn(name: "least_days", schema: "shipping", table: "method");
            migrationBuilder.DropColumn(name: "most_days", schema: "shipping", table: "method");
            migrationBuilder.DropColumn(name: "cut_off", schema: "shipping", table: "method");
            migrationBuilder.DropColumn(name: "free_from_minor", schema: "shipping", table: "method");
        }
    }
}
