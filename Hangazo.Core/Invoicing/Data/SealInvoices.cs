using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hangazo.Core.Invoicing.Data;

/// <summary>Invoices are added, never changed or deleted: the database refuses, whoever asks. The model cannot say this, so it is written by hand.</summary>
[DbContext(typeof(HangazoDb))]
[Migration("20261121235959_SealInvoices")]
internal sealed class SealInvoices : Migration
{
    private static readonly string[] Sealed = ["invoice", "line", "vat", "receipt"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create function invoicing.refuse_change() returns trigger language plpgsql as $$
            begin
                raise exception 'invoicing.% is never changed: issue another document', tg_table_name using errcode = 'restrict_violation';
            end $$
            """);
        foreach (var table in Sealed)
        {
            migrationBuilder.Sql($"""
                create trigger seal before update or delete on invoicing.{table} for each row execute function invoicing.refuse_change();
                create trigger seal_all before truncate on invoicing.{table} for each statement execute function invoicing.refuse_change();
                """);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Sealed)
            migrationBuilder.Sql($"drop trigger seal on invoicing.{table}; drop trigger seal_all on invoicing.{table};");
        migrationBuilder.Sql("drop function invoicing.refuse_change()");
    }
}
