using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Hangazo.Web.Accounts;

/// <summary>Who somebody is to the shop.</summary>
public static class Roles
{
    public const string Owner = "Owner";
    public const string StoreManager = "Store Manager";
    public const string Staff = "Staff";
    public const string Customer = "Customer";

    /// <summary>The rows that every shop has; written by the migration.</summary>
    internal static readonly IdentityRole<Guid>[] Rows =
    [
        Row(Owner, "0199a000-0000-7000-8000-000000000001"),
        Row(StoreManager, "0199a000-0000-7000-8000-000000000002"),
        Row(Staff, "0199a000-0000-7000-8000-000000000003"),
        Row(Customer, "0199a000-0000-7000-8000-000000000004"),
    ];

    private static IdentityRole<Guid> Row(string name, string id) => new()
    {
        Id = Guid.Parse(id), Name = name, NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = id,
    };
}

/// <summary>What somebody may do; each includes the one below it.</summary>
public static class Policies
{
    /// <summary>Settings, money out, staff accounts.</summary>
    public const string Owner = "owner";

    /// <summary>Prices, stock corrections, cancelling paid orders, writing down refunds.</summary>
    public const string Manage = "manage";

    /// <summary>Daily work in the admin: the least that opens <c>/admin</c>.</summary>
    public const string Work = "work";

    internal static void AddTo(AuthorizationBuilder authorization) => authorization
        .AddPolicy(Owner, policy => policy.RequireRole(Roles.Owner))
        .AddPolicy(Manage, policy => policy.RequireRole(Roles.Owner, Roles.StoreManager))
        .AddPolicy(Work, policy => policy.RequireRole(Roles.Owner, Roles.StoreManager, Roles.Staff));
}
