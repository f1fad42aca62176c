using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>A shelf of the shop; the four houses are the shelves without a parent.</summary>
public sealed class Category : AggregateRoot
{
    private Category()
    {
    }

    public CategoryId Id { get; private set; }

    public CategoryId? ParentId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? PictureHash { get; private set; }

    public int Position { get; private set; }

    public static Category Create(CategoryId id, CategoryId? parent, string slug, string name, string text, string? pictureHash, int position)
    {
        var category = new Category
        {
            Id = id, ParentId = parent, Slug = slug, Name = name, Text = text, PictureHash = pictureHash, Position = position,
        };
        category.Raise(new CategoriesChanged());
        return category;
    }
}
