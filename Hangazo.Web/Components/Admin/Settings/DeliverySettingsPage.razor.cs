using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.UseCases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Settings;

public sealed partial class DeliverySettingsPage
{
    private readonly List<DeliveryMethodForm> _methods = [];
    private readonly List<string> _zones = [];
    private readonly Dictionary<int, string> _counties = [];
    private DeliverySettingsPort.View? _view;
    private string? _newZone;
    private string? _quoteDays;
    private string? _payDays;
    private string? _notServed;
    private Error? _refusal;
    private bool _saved;
    private bool _busy;

    [Inject]
    private DeliverySettingsPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private static string Title(string zone) => char.ToUpperInvariant(zone[0]) + zone[1..];

    private async Task ReadAsync()
    {
        _view = await Port.ReadAsync(CancellationToken.None);
        _zones.Clear();
        _zones.AddRange(_view.Settings.Zones);
        _counties.Clear();
        foreach (var county in _view.Settings.Counties) _counties[county.Code] = county.Zone;
        var international = _view.Settings.International;
        (_quoteDays, _payDays) = (international.QuoteDays.ToString(CultureInfo.InvariantCulture), international.PayDays.ToString(CultureInfo.InvariantCulture));
        _notServed = string.Join(", ", international.NotServed);
        _methods.Clear();
        _methods.AddRange(_view.Settings.Methods.Select(method => new DeliveryMethodForm(method, [.. _view.Settings.Fees.Where(fee => fee.Method == method.Code)])));
    }

    private void AddMethod() => _methods.Add(new());

    private void AddZone()
    {
        var zone = (_newZone ?? "").Trim().ToLowerInvariant();
        if (zone.Length < 2 || _zones.Contains(zone)) return;
        _zones.Add(zone);
        _newZone = null;
    }

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var seen = _view!.Trail.Count > 0 ? _view.Trail[0].At : (DateTimeOffset?)null;
            var saved = await Port.SaveAsync((await Person).User, new([.. _methods.Select(method => method.ToInput(_zones))], _counties, seen)
            {
                International = new(_quoteDays, _payDays, _notServed),
            });
            (_saved, _refusal) = (saved.Succeeded, saved.Error);
            if (saved.Succeeded) await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
