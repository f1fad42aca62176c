using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Settings;

public sealed partial class PaymentSettingsPage
{
    private readonly List<MethodForm> _methods = [];
    private PaymentSettingsPort.View? _view;
    private string? _usdRate;
    private bool _rateIsOfToday;
    private Error? _refusal;
    private bool _saved;
    private RegisterAnswer? _registered;
    private bool _busy;

    [Inject]
    private PaymentSettingsPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _view = await Port.ReadAsync(CancellationToken.None);
        (_usdRate, _rateIsOfToday) = (_view.Rules.Usd?.Shillings.ToString("0.00##", CultureInfo.InvariantCulture), false);
        _methods.Clear();
        _methods.AddRange(_view.Rules.Methods.Where(rule => PaymentMethods.Find(rule.Method) is not null).Select(rule => new MethodForm(rule)));
    }

    private void Shift(int at, int by)
    {
        (_methods[at], _methods[at + by]) = (_methods[at + by], _methods[at]);
        _saved = false;
    }

    private static void Tick(MethodForm method, int county, bool on)
    {
        if (on) method.Counties.Add(county);
        else method.Counties.Remove(county);
    }

    private string Names(IEnumerable<int> codes) =>
        string.Join(", ", codes.Select(code => _view!.Counties.FirstOrDefault(county => county.Code == code)?.Name ?? $"{code}"));

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var saved = await Port.SaveAsync(
                (await Person).User,
                new([.. _methods.Select(m => new ChangePaymentRules.MethodInput(m.Method.Code, m.On, m.Least, m.Most, [.. m.Counties], m.Instructions, m.Days))], _usdRate, _rateIsOfToday));
            (_saved, _refusal) = (saved.Succeeded, saved.Error);
            if (saved.Succeeded) await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task RegisterAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var answer = await Port.RegisterPayBillAsync((await Person).User);
            _registered = answer.Succeeded ? answer.Value : new(Done: false, answer.Error.Message);
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed class MethodForm(MethodRule rule)
    {
        public PaymentMethod Method { get; } = PaymentMethods.Find(rule.Method)!;

        public bool On { get; set; } = rule.On;

        public string? Least { get; set; } = $"{rule.Least:#,0}";

        public string? Most { get; set; } = $"{rule.Most:#,0}";

        public string? Instructions { get; set; } = rule.Instructions;

        public string? Days { get; set; } = $"{rule.Days}";

        public SortedSet<int> Counties { get; } = [.. rule.Counties];
    }
}
