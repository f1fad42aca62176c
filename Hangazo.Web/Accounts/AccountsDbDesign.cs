using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hangazo.Web.Accounts;

/// <summary>Lets <c>dotnet ef</c> see the model of the accounts without a running shop.</summary>
internal sealed class AccountsDbDesign : IDesignTimeDbContextFactory<AccountsDb>
{
    public AccountsDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AccountsDb>()
        .UseNpgsql("Host=design-time", npgsql => npgsql.MigrationsHistoryTable(AccountsModule.MigrationsTable, AccountsDb.Schema)).Options);
}
