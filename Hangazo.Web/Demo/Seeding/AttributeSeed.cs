using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Web.Demo.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>The attributes that the demo's products speak of; those that are there already are left as they are.</summary>
public static class AttributeSeed
{
    /// <param name="categories">By their slugs.</param>
    public static async Task EnsureAsync(HangazoDb db, IReadOnlyDictionary<string, CategoryId> categories, CancellationToken cancellationToken)
    {
        var known = await db.Set<ProductAttribute>().Select(attribute => attribute.Code).ToHashSetAsync(cancellationToken);
        var position = known.Count;
        foreach (var definition in DemoAttributes.All.Where(definition => !known.Contains(definition.Code)))
        {
            var places = definition.CategorySlugs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(slug => categories[slug]).ToList();
            db.Add(ProductAttribute.Create(AttributeId.New(), definition.Code, definition.Kind, position++, new(
                definition.Name, definition.Unit, definition.IsFilter, [.. definition.Options.Select(option => new AttributeOption(null, option))], places)).Value);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
