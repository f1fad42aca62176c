using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hangazo.Core.Auditing.Data;

/// <summary>The trail is added to, never changed: the database refuses, whoever asks. The model cannot say this, so it is written by hand.</summary>
[DbContext(typeof(HangazoDb))]
[Migration("20261122000200_SealTrail")]
internal sealed class SealTrail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create function auditing.refuse_change() returns trigger language plpgsql as $$
        begin
            raise exception 'auditing.trail is never changed' using errcode = 'restrict_violation';
        end $$;
        create trigger seal before update or delete on auditing.trail for each row execute function auditing.refuse_change();
        create trigger seal_all before truncate on auditing.trail for each statement execute function auditing.refuse_change();
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger seal on auditing.trail;
        drop trigger seal_all on auditing.trail;
        drop function auditing.refuse_change();
        """);
}
