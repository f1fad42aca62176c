using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>The size charts, and which products have them.</summary>
public sealed partial class SizeChartsPage
{
    private SizeCharts.View? _charts;
    private SizeCharts.Entry? _chosen;
    private CategoryTree.View? _tree;
    private IReadOnlyList<AuditView> _trail = [];
    private IReadOnlyList<Error> _errors = [];
    private (bool Good, string Text)? _said;
    private SizeChartForm _form = NewForm();
    private bool _busy;

    [Inject]
    private SizeChartsPort Port { get; set; } = default!;

    [Inject]
    private ProductsPort Products { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _tree = await Products.CategoriesAsync();
        _charts = await Port.ChartsAsync();
    }

    private static SizeChartForm NewForm()
    {
        var form = new SizeChartForm();
        form.AddRow();
        return form;
    }

    private async Task OpenAsync(SizeCharts.Entry chart)
    {
        (_chosen, _form, _said, _errors) = (chart, SizeChartForm.Of(chart), null, []);
        _trail = await Port.TrailAsync(chart.Id, CancellationToken.None);
    }

    private void Close() => (_chosen, _form, _trail, _errors) = (null, NewForm(), [], []);

    private async Task SaveAsync()
    {
        var (chosen, form) = (_chosen, _form);
        var saved = await ArrangeAsync(
            (charts, by) => charts.SaveAsync(chosen?.Id, chosen?.Version ?? 0, form.ToSheet(), by, CancellationToken.None), chosen is null ? $"{form.Name.Trim()} is added." : "Saved.");
        if (!saved) return;
        if (chosen is null) Close();
        else if (_charts?.Entries.FirstOrDefault(chart => chart.Id == chosen.Id) is { } after)
        {
            var said = _said;
            await OpenAsync(after);
            _said = said;
        }
    }

    private async Task RemoveAsync()
    {
        var chosen = _chosen!;
        if (await ArrangeAsync((charts, by) => charts.RemoveAsync(chosen.Id, chosen.Version, by, CancellationToken.None), $"{chosen.Name} is removed.")) Close();
    }

    private async Task<bool> ArrangeAsync(Func<ArrangeSizeCharts, Actor, Task<Result<SizeChartId>>> arrangeAsync, string done)
    {
        if (_busy) return false;
        _busy = true;
        try
        {
            var arranged = await Port.ArrangeAsync((await Person).User, arrangeAsync);
            _said = arranged.Succeeded ? (true, done) : (false, arranged.Error.Message);
            _errors = arranged.Succeeded ? [] : [arranged.Error];
            _charts = await Port.ChartsAsync();
            return arranged.Succeeded;
        }
        finally
        {
            _busy = false;
        }
    }
}
