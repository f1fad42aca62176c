using Hangazo.Core.Data;
using Hangazo.Tests.Support;
using Hangazo.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Tests;

/// <summary>The database of a shop that has just been migrated. One template for all that need one: migrating takes longer than most tests.</summary>
internal static class EmptyShop
{
    private static readonly DatabaseTemplate Template = new(async connection =>
    {
        await using var accounts = new AccountsDb(new DbContextOptionsBuilder<AccountsDb>().UseNpgsql(connection).Options);
        await accounts.Database.MigrateAsync();
        await using var shop = new HangazoDb(new DbContextOptionsBuilder<HangazoDb>().UseNpgsql(connection).Options);
        await shop.Database.MigrateAsync();
    });

    public static Task<TestDatabase> CloneAsync() => Template.CloneAsync();
}
