using System.Text;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;

namespace Hangazo.Web.Components.Admin.Payments;

public sealed partial class ReconciliationPage
{
    private const long Largest = 10 * 1024 * 1024;
    private const int DaysShown = 14;

    private Gathered _reads = default!;
    private ReconciledDays.View? _view;
    private (bool Good, string Text)? _said;
    private IReadOnlyList<string> _problems = [];
    private bool _busy;
    private DateOnly _from;
    private DateOnly _to;

    [Inject]
    private PaymentDeskPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        _reads = new(ReadAsync);
        (_from, _to) = (Port.Today.AddDays(1 - DaysShown), Port.Today);
        return _reads.ReadAsync();
    }

    private static string Words(ImportStatement.Summary summary) =>
        $"{summary.New} new {(summary.New == 1 ? "line" : "lines")}, {summary.Known} known already, {summary.Skipped} passed over.";

    private static string Kes(long minor) => new Money(minor, Money.Kes).ToString();

    private static bool HasAnything(ReconciledDay day) =>
        day.HasStatement || day.PaidIn != 0 || day.Captured != 0 || day.Credited != 0 || day.Unplaced != 0 || day.Refunded != 0;

    private async Task ReadAsync() => _view = await Port.CompareAsync(_from, _to);

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            (_said, _problems) = (null, []);
            if (chosen.File.Size > Largest)
            {
                _said = (false, "The file is larger than 10 MB. Export fewer days at once.");
                return;
            }

            using var bytes = new MemoryStream();
            await using (var file = chosen.File.OpenReadStream(Largest)) await file.CopyToAsync(bytes);
            // What is not UTF-8 becomes the replacement character, which the reader refuses.
            var imported = await Port.ImportAsync((await Person).User, chosen.File.Name, Encoding.UTF8.GetString(bytes.ToArray()));
            _said = imported.Succeeded
                ? (true, Words(imported.Value))
                : (false, imported.Error.Message);
            _problems = imported.Succeeded ? imported.Value.Problems : [];
            await _reads.ReadAsync();
        }
        catch (IOException)
        {
            _said = (false, "The file did not arrive whole. Please choose it again.");
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task TakeInAsync(string number, Guid line)
    {
        if (_busy) return;
        _busy = true;
        var taken = await Port.TakeInAsync((await Person).User, line);
        _said = taken.Succeeded ? (true, $"{number} is taken in; it shows here in a moment.") : (false, taken.Error.Message);
        await _reads.ReadAsync();
        _busy = false;
    }
}
