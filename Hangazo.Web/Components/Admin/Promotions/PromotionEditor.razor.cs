using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Customers.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Promotions.UseCases;
using Hangazo.Web.Components.Admin.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Promotions;

public sealed partial class PromotionEditor
{
    private PromotionForm _form = new();
    private CategoryTree.View? _tree;
    private IReadOnlyList<CustomerGroups.Row> _groups = [];
    private Error? _refusal;
    private bool _busy;

    [Inject]
    private PromotionsPort Port { get; set; } = default!;

    [Inject]
    private ProductsPort Products { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    /// <summary>The one that is edited; null: a new one.</summary>
    [Parameter]
    public PromotionGrid.Row? Known { get; set; }

    /// <summary>The products it is for.</summary>
    [Parameter]
    public IReadOnlyList<ProductForEditing.Pick> Picked { get; set; } = [];

    /// <summary>What was done last.</summary>
    [Parameter]
    public string? Said { get; set; }

    /// <summary>It was saved; says so.</summary>
    [Parameter]
    public EventCallback<string?> OnSaved { get; set; }

    /// <summary>Somebody else changed it, and the person wants to see how.</summary>
    [Parameter]
    public EventCallback OnReload { get; set; }

    private IReadOnlyList<Error> Errors => _refusal is null ? [] : [_refusal, .. _refusal.Details];

    private bool IsPrice => _form.Kind is PromotionKind.QuantityTiers or PromotionKind.GroupPrice;

    protected override async Task OnInitializedAsync()
    {
        if (Known is { } known) _form = PromotionForm.Of(known.Sheet, Picked);
        _groups = await Port.GroupsAsync();
        _tree = await Products.CategoriesAsync();
    }

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var (known, sheet) = (Known, _form.ToSheet());
            var saved = await Port.ManageAsync((await Person).User, (services, by) =>
                services.GetRequiredService<SavePromotion>().ExecuteAsync(known?.Id, known?.Version ?? 0, sheet, by, CancellationToken.None));
            _refusal = saved.Error;
            if (!saved.Succeeded) return;
            if (known is null) Navigation.NavigateTo($"/admin/promotions/{saved.Value}");
            else await OnSaved.InvokeAsync("Saved.");
        }
        finally
        {
            _busy = false;
        }
    }
}
