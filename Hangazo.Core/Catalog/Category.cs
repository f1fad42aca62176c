using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>A shelf of the shop; the four houses are the shelves without a parent.</summary>
public sealed class Category : AggregateRoot
{
    private const int LongestName = 80;
    private const int LongestText = 400;

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

    /// <summary>Codes: <c>category.name-missing</c>, <c>text.too-long</c>, <c>text.unreadable</c>.</summary>
    internal Result Write(string name, string text)
    {
        (name, text) = (name.Trim(), text.Trim());
        if (name.Length == 0) return CatalogErrors.CategoryNameMissing;
        if (name.Length > LongestName) return CatalogErrors.TooLong("name", "A category's name", LongestName);
        if (text.Length > LongestText) return CatalogErrors.TooLong("text", "A category's text", LongestText);
        if (name.Contains('\0', StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal)) return CatalogErrors.UnreadableText("name");
        (Name, Text) = (name, text);
        Changed();
        return Result.Ok;
    }

    /// <summary>Whoever asks has made sure that nobody else has or had this address.</summary>
    internal void Readdress(string slug)
    {
        if (Slug == slug) return;
        Slug = slug;
        Changed();
    }

    /// <summary>Whoever asks has made sure that <paramref name="parent"/> is not below it.</summary>
    internal void Stand(CategoryId? parent, int position)
    {
        if (ParentId == parent && Position == position) return;
        (ParentId, Position) = (parent, position);
        Changed();
    }

    /// <summary>Once is enough, however much of it changed.</summary>
    private void Changed()
    {
        if (Events.Count == 0) Raise(new CategoriesChanged());
    }
}
