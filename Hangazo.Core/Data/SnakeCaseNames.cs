using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Data;

/// <summary>Names tables and columns in snake case; a complex property's path is part of its columns' names (<c>total_minor</c>).</summary>
public sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.GetTableNameConfigurationSource() != ConfigurationSource.Explicit && entity.GetTableName() is { } table)
                entity.SetTableName(Snake(table));
            Name(entity, prefix: "");
            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName() ?? ""));
            foreach (var index in entity.GetIndexes())
                if (index.GetDatabaseNameConfigurationSource() != ConfigurationSource.Explicit)
                    index.SetDatabaseName(Snake(index.GetDatabaseName() ?? ""));
            foreach (var foreignKey in entity.GetForeignKeys()) foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName() ?? ""));
        }
    }

    private static void Name(IConventionTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
            if (property.GetColumnNameConfigurationSource() != ConfigurationSource.Explicit)
                property.SetColumnName(prefix + Snake(property.Name));
        foreach (var complex in type.GetDeclaredComplexProperties())
            Name(complex.ComplexType, prefix + Snake(complex.Name) + "_");
    }

    internal static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
