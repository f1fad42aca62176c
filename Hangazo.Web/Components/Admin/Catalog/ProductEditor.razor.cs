using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class ProductEditor
{
    private static readonly (VatCategory Vat, string Words)[] VatClasses =
    [
        (VatCategory.Standard, "B, standard"), (VatCategory.Reduced, "E, reduced"), (VatCategory.ZeroRated, "C, zero-rated"), (VatCategory.Exempt, "A, exempt"),
        (VatCategory.OutsideVat, "D, outside VAT"),
    ];

    private ProductForm? _form;
    private ProductsPort.Details? _details;
    private CategoryTree.View? _categories;
    private IReadOnlyList<Error> _errors = [];
    private (bool Good, string Text)? _said;
    private (string? Name, string Stem) _stem = ("", "ITEM");
    private string? _shown;
    private uint _version;
    private bool _stale;
    private bool _busy;
    private bool _manages;
    private bool _missing;

    /// <summary>Null: a new product.</summary>
    [Parameter]
    public string? Slug { get; set; }

    [Parameter]
    public string? Said { get; set; }

    [Inject]
    private ProductsPort Port { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        // The same screen is set again for a changed query, too.
        if (_form is not null && _shown == Slug) return;
        _shown = Slug;
        _manages = (await Authorization.AuthorizeAsync((await Person).User, Policies.Manage)).Succeeded;
        await ReadAsync();
        _said = Said switch
        {
            "created" => (true, "The product is saved."),
            "published" => (true, "The product is saved and in the shop."),
            "moved" => (true, "Saved. The old address leads here now."),
            _ => null,
        };
    }

    private async Task ReadAsync()
    {
        (_errors, _said, _stale) = ([], null, false);
        _categories = await Port.CategoriesAsync();
        _details = Slug is null ? null : await Port.FindAsync(Slug, CancellationToken.None);
        _missing = Slug is not null && _details is null;
        _form = _details is null ? new() : ProductForm.Of(_details);
        _version = _details?.Product.Version ?? 0;
    }

    private async Task NameAsync(ChangeEventArgs change)
    {
        _form!.Name = (string?)change.Value ?? "";
        if (_form.Variants.Count > 0) await ArrangeAsync();
    }

    private async Task ArrangeAsync()
    {
        if (_stem.Name != _form!.Name) _stem = (_form.Name, await Port.FreeStemAsync(_form.Name));
        _form.Arrange(_stem.Stem);
    }

    private List<ProductId> Taken(List<ProductForEditing.Pick> others) =>
        [.. others.Select(pick => pick.Id), .. _details is { } details ? new[] { details.Product.Id } : []];

    private void Place(CategoryId category, bool stands)
    {
        if (stands) _form!.Others.Add(category);
        else _form!.Others.Remove(category);
    }

    private Task SaveAsync(bool publish) => WorkAsync(async who =>
    {
        var form = _form!;
        if (form.Variants.Count == 0 && form.Price.Length > 0) await ArrangeAsync();
        form.Others.RemoveWhere(id => id.ToString() == form.Category);
        var saved = await Port.SaveAsync(who, _details?.Product.Id, _version, form.ToSheet(), form.ToRows(), form.ToPictures(), form.ToAddOns(), form.ToDigital(), form.ToPicks(), form.ToCounts(), publish);
        if (!saved.Succeeded) return saved.Error;
        if (saved.Value == Slug)
        {
            await ReadAsync();
            _said = (true, publish ? "The product is saved and in the shop." : "Saved.");
            return null;
        }

        var said = (Slug, publish) switch { (null, true) => "published", (null, false) => "created", _ => "moved" };
        Navigation.NavigateTo($"/admin/products/{saved.Value}?said={said}", replace: Slug is not null);
        return null;
    });

    private Task PublishAsync() => MoveAsync((states, by) => states.PublishAsync(Id, _version, by, CancellationToken.None), "It is in the shop now.");

    private Task UnpublishAsync() => MoveAsync((states, by) => states.UnpublishAsync(Id, _version, by, CancellationToken.None), "It is a draft now; shoppers no longer see it.");

    private Task ArchiveAsync() => MoveAsync((states, by) => states.ArchiveAsync(Id, _version, by, CancellationToken.None), "It is in the archive. Restore it whenever you like.");

    private Task RestoreAsync() => MoveAsync((states, by) => states.RestoreAsync(Id, _version, by, CancellationToken.None), "It is back.");

    private Task ScheduleAsync(DateTimeOffset at) =>
        MoveAsync((states, by) => states.ScheduleAsync(Id, _version, at, by, CancellationToken.None), $"It goes into the shop on {ShopTime.MinuteText(at)}.");

    /// <summary>What is typed before the screen is alive would be lost when it comes alive.</summary>
    private bool Waits => _busy || !RendererInfo.IsInteractive;

    private ProductId Id => _details!.Product.Id;

    /// <summary>Moves what was saved; what is typed and not saved yet stays typed.</summary>
    private Task MoveAsync(Func<ChangeProductState, Actor, Task<Result<uint>>> moveAsync, string done) => WorkAsync(async who =>
    {
        var moved = await Port.MoveAsync(who, moveAsync);
        if (!moved.Succeeded) return moved.Error;
        _version = moved.Value;
        _details = await Port.FindAsync(Slug!, CancellationToken.None) ?? _details;
        (_said, _errors) = ((true, done), []);
        return null;
    });

    private async Task WorkAsync(Func<ClaimsPrincipal, Task<Error?>> workAsync)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            if (await workAsync((await Person).User) is not { } error) return;
            _errors = error.Details.Count > 0 ? error.Details : [error];
            _stale = error.Code is "product.changed-meanwhile" or "variant.gone" or "stock.changed-meanwhile";
            _said = (false, error.Details.Count switch { 0 => error.Message, 1 => error.Details[0].Message, _ => $"{error.Details.Count} things need another look; they are marked below." });
        }
        finally
        {
            _busy = false;
        }
    }
}
