using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Hangazo.Web.Components.Admin.Ordering;

public sealed partial class OrderListPage : IDisposable
{
    private static readonly (string Text, string Address)[] Saved =
    [
        ("All", "/admin/orders"),
        ("To pack", "/admin/orders?status=paid"),
        ("To send", "/admin/orders?status=packed"),
        ("Late", "/admin/orders?late=1"),
        ("Unpaid", "/admin/orders?status=pending"),
        ("To quote", "/admin/orders?status=awaitingquote"),
        ("Stock missing", "/admin/orders?problems=1"),
    ];

    private Gathered _reads = default!;
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private OrderListFilter _filter = new();
    private OrderGrid.Filter _shown = new();
    private Page<OrderGrid.Row>? _page;

    [Inject]
    private OrdersPort Port { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string LabelsAddress => "/admin/labels.pdf?numbers=" + string.Join(',', _chosen.Order(StringComparer.Ordinal));

    private string InvoicesAddress => "/admin/invoices.pdf?numbers=" + string.Join(',', _chosen.Order(StringComparer.Ordinal));

    private string SlipsAddress =>
        _chosen.Order(StringComparer.Ordinal).Aggregate("/admin/orders/slips", (address, number) => QueryHelpers.AddQueryString(address, "n", number));

    protected override async Task OnInitializedAsync()
    {
        _reads = new(ReadAsync);
        Navigation.LocationChanged += OnLocationChanged;
        await FollowAddressAsync();
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs location)
    {
        if (new Uri(location.Location).AbsolutePath == "/admin/orders") _ = InvokeAsync(FollowAddressAsync);
    }

    private async Task FollowAddressAsync()
    {
        _filter = OrderListFilter.Read(new Uri(Navigation.Uri).Query);
        _shown = _filter.ToQuery();
        await _reads.ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync() => _page = await Port.ListAsync(_shown, CancellationToken.None);

    private static string? PlaceOf(OrderGrid.Row row) => row.Country is { } code ? Countries.Find(code)?.Name ?? code : row.County;

    private void Apply()
    {
        _filter.Page = 1;
        (_filter.Late, _filter.Problems) = (false, false);
        Navigation.NavigateTo(_filter.ToAddress());
    }

    private void Choose(string number)
    {
        if (!_chosen.Remove(number)) _chosen.Add(number);
    }

    private void ChooseAll(ChangeEventArgs change)
    {
        foreach (var row in _page?.Items ?? [])
        {
            if (change.Value is true) _chosen.Add(row.Number);
            else _chosen.Remove(row.Number);
        }
    }
}
