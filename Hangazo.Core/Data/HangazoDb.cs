using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Data;

/// <summary>The one database of a shop: a PostgreSQL schema per module, maps found in this assembly, names by convention.</summary>
public sealed class HangazoDb : DbContext
{
    public HangazoDb(DbContextOptions<HangazoDb> options)
        : base(options)
    {
        // A refused save ends its transaction here, except where a savepoint is set by hand; one before each save costs two commands.
        Database.AutoSavepointsEnabled = false;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in typeof(HangazoDb).Assembly.GetTypes().Where(TypedIdConverter.IsTypedId))
            configurationBuilder.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<PhoneNumber>().HaveConversion<PhoneNumberConverter>().HaveMaxLength(16);
        configurationBuilder.Properties<decimal>().HavePrecision(13, 2);
        configurationBuilder.ComplexProperties<Money>();
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HangazoDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(AggregateRoot))))
            modelBuilder.Entity(entity.ClrType).Property<uint>(nameof(AggregateRoot.Version)).HasColumnName("xmin").IsRowVersion();
    }
}
