using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>The attributes: which there are, of which categories, and what can be said of them.</summary>
public sealed partial class AttributesPage
{
    private static readonly (AttributeKind Kind, string Words)[] Kinds =
    [
        (AttributeKind.Choice, "One of a list"), (AttributeKind.Choices, "Several of a list"), (AttributeKind.Number, "Number with a unit"),
        (AttributeKind.YesNo, "Yes or no"), (AttributeKind.Text, "Short text"),
    ];

    private AttributeBook.View? _book;
    private AttributeBook.Entry? _chosen;
    private CategoryTree.View? _tree;
    private IReadOnlyDictionary<string, int> _use = new Dictionary<string, int>();
    private IReadOnlyList<AuditView> _trail = [];
    private IReadOnlyList<Error> _errors = [];
    private (bool Good, string Text)? _said;
    private AttributeForm _form = new();
    private bool _busy;

    [Inject]
    private AttributesPort Port { get; set; } = default!;

    [Inject]
    private ProductsPort Products { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _tree = await Products.CategoriesAsync();
        _book = await Port.BookAsync();
    }

    private static string Words(AttributeBook.Entry entry, CategoryTree.View tree)
    {
        var places = entry.Categories.Count switch
        {
            0 => "all products",
            <= 3 => string.Join(", ", entry.Categories.Select(id => tree.Find(id)?.Name).OfType<string>()),
            var count => $"{count} categories",
        };
        var kind = entry.Options.Count > 0 ? $"{entry.Options.Count} options" : Kinds.First(kind => kind.Kind == entry.Kind).Words.ToLowerInvariant();
        return $"{kind}{(entry.Unit.Length > 0 ? $" ({entry.Unit})" : "")}, {places}{(entry.IsFilter ? ", filter" : "")}";
    }

    private async Task OpenAsync(AttributeBook.Entry entry)
    {
        (_chosen, _form, _said, _errors) = (entry, AttributeForm.Of(entry), null, []);
        _use = await Port.UseAsync(CancellationToken.None);
        _trail = await Port.TrailAsync(entry.Id, CancellationToken.None);
    }

    private void Close() => (_chosen, _form, _trail, _errors) = (null, new(), [], []);

    private async Task SaveAsync()
    {
        _form.AddMore();
        var (chosen, form) = (_chosen, _form);
        var name = form.Name.Trim();
        var saved = await ArrangeAsync(
            (attributes, by) => chosen is null
                ? attributes.AddAsync(form.Code, form.Kind, form.ToSheet(), by, CancellationToken.None)
                : attributes.WriteAsync(chosen.Id, chosen.Version, form.ToSheet(), by, CancellationToken.None),
            chosen is null ? $"{name} is added. Products of its categories can say it now." : "Saved.");
        if (!saved) return;
        if (chosen is null) Close();
        else if (_book?.Find(chosen.Code) is { } after) await ReopenAsync(after);
    }

    private async Task ReopenAsync(AttributeBook.Entry entry)
    {
        var said = _said;
        await OpenAsync(entry);
        _said = said;
    }

    private Task ShiftAsync(AttributeBook.Entry entry, bool later) =>
        ArrangeAsync((attributes, by) => attributes.ShiftAsync(entry.Id, later, by, CancellationToken.None), $"{entry.Name} stands {(later ? "later" : "earlier")} now.");

    private async Task RemoveAsync()
    {
        var (chosen, name) = (_chosen!, _chosen!.Name);
        if (await ArrangeAsync((attributes, by) => attributes.RemoveAsync(chosen.Id, chosen.Version, by, CancellationToken.None), $"{name} is removed.")) Close();
    }

    private async Task<bool> ArrangeAsync(Func<ArrangeAttributes, Actor, Task<Result<AttributeId>>> arrangeAsync, string done)
    {
        if (_busy) return false;
        _busy = true;
        try
        {
            var arranged = await Port.ArrangeAsync((await Person).User, arrangeAsync);
            _said = arranged.Succeeded ? (true, done) : (false, arranged.Error.Message);
            _errors = arranged.Succeeded ? [] : [arranged.Error];
            _book = await Port.BookAsync();
            if (arranged.Succeeded && _chosen is { } chosen) _chosen = _book.Find(chosen.Code);
            return arranged.Succeeded;
        }
        finally
        {
            _busy = false;
        }
    }
}
