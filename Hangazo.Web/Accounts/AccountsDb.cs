using Hangazo.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Accounts;

/// <summary>Accounts, roles and the data-protection keys: schema <c>identity</c> of the shop's database, with migrations of its own.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public const string Schema = "identity";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.Property(a => a.FullName).HasMaxLength(120);
            account.Property(a => a.PhoneNumber).HasMaxLength(16);
            account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName("ux_account_user_name");
            account.HasIndex(a => a.NormalizedEmail).IsUnique().HasDatabaseName("ux_account_email");
            account.HasIndex(a => a.PhoneNumber).IsUnique().HasDatabaseName("ux_account_phone");
        });
        builder.Entity<IdentityRole<Guid>>(role =>
        {
            role.ToTable("role");
            role.HasIndex(r => r.NormalizedName).IsUnique().HasDatabaseName("ux_role_name");
            role.HasData(Accounts.Roles.Rows);
        });
        builder.Entity<IdentityUserRole<Guid>>().ToTable("account_role");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claim");
        builder.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("data_protection_key");
            key.Property(k => k.FriendlyName).HasMaxLength(200);
        });
    }
}
