using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Catalog;

/// <summary>An address that a product had before: whoever comes there is sent on to where the product is now.</summary>
public sealed class FormerSlug
{
    private FormerSlug()
    {
    }

    public string Slug { get; private set; } = "";

    public ProductId ProductId { get; private set; }

    public DateTimeOffset LeftAt { get; private set; }

    public static FormerSlug Of(string slug, ProductId product, DateTimeOffset leftAt) => new() { Slug = slug, ProductId = product, LeftAt = leftAt };
}

/// <summary>An address that a category had before.</summary>
public sealed class FormerCategorySlug
{
    private FormerCategorySlug()
    {
    }

    public string Slug { get; private set; } = "";

    public CategoryId CategoryId { get; private set; }

    public DateTimeOffset LeftAt { get; private set; }

    public static FormerCategorySlug Of(string slug, CategoryId category, DateTimeOffset leftAt) => new() { Slug = slug, CategoryId = category, LeftAt = leftAt };
}
