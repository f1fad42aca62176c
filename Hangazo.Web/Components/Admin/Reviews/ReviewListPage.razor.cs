using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Reviews.UseCases;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Hangazo.Web.Components.Admin.Reviews;

/// <summary>Reviews: what waits first. Staff publish, reject and answer; a manager says how they come about.</summary>
public sealed partial class ReviewListPage
{
    private readonly HashSet<ReviewId> _chosen = [];
    private Gathered _reads = default!;
    private ReviewListFilter _filter = new();
    private ReviewGrid.Filter _shown = new();
    private ReviewsPort.View? _view;
    private (bool Good, string Text)? _said;
    private bool _busy;
    private IReadOnlyList<AuditView> _rulesTrail = [];
    private string _days = "";
    private string _from = "";

    [Inject]
    private ReviewsPort Port { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    private List<ReviewGrid.Row> Waiting => [.. _view!.Reviews.Items.Where(row => row.State == ReviewState.Waiting)];

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        _reads = new(ReadAsync);
        Navigation.LocationChanged += OnLocationChanged;
        await FollowAddressAsync();
        (_days, _from) = (Text(_view!.Rules.AskAfterDays), Text(_view.Rules.PublishFromStars));
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static ModerateReviews.Read Seen(ReviewGrid.Row row) => new(row.Id, row.WrittenAt);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs location)
    {
        if (new Uri(location.Location).AbsolutePath == "/admin/reviews") _ = InvokeAsync(FollowAddressAsync);
    }

    private async Task FollowAddressAsync()
    {
        _filter = ReviewListFilter.Read(new Uri(Navigation.Uri).Query);
        _shown = _filter.ToQuery();
        _chosen.Clear();
        await _reads.ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync() => (_view, _rulesTrail) = (await Port.ListAsync(_shown), await Port.RulesTrailAsync());

    private void Apply()
    {
        _filter.Page = 1;
        Navigation.NavigateTo(_filter.ToAddress());
    }

    private bool IsChosen(ReviewGrid.Row row) => _chosen.Contains(row.Id);

    private void Choose((ReviewGrid.Row Row, bool Chosen) choice)
    {
        if (choice.Chosen) _chosen.Add(choice.Row.Id);
        else _chosen.Remove(choice.Row.Id);
    }

    private Task PublishAsync(IReadOnlyList<ReviewGrid.Row> rows) => DoAsync(async () =>
    {
        if (rows.Count == 0) return (false, "Choose the reviews first.");
        var done = await Port.PublishAsync((await Person).User, [.. rows.Select(Seen)]);
        if (!done.Succeeded) return (false, done.Error.Message);
        foreach (var row in rows) _chosen.Remove(row.Id);
        var left = rows.Count - done.Value;
        return (left == 0, (done.Value == 1 ? "1 review is published." : $"{done.Value} reviews are published.") + (left > 0 ? $" {left} changed meanwhile: read them again." : ""));
    });

    private Task RejectAsync((ReviewGrid.Row Row, string Reason) rejected) => DoAsync(async () =>
        Said(await Port.RejectAsync((await Person).User, Seen(rejected.Row), rejected.Reason), "It is not shown. Its author reads why, and may change it."));

    private Task AnswerAsync((ReviewGrid.Row Row, string Answer) answered) => DoAsync(async () =>
        Said(await Port.AnswerAsync((await Person).User, Seen(answered.Row), answered.Answer), "The answer is saved."));

    private Task ChangeRulesAsync() => DoAsync(async () => Said(await Port.ChangeRulesAsync((await Person).User, new(_days, _from)), "Saved."));

    private static (bool Good, string Text) Said(Result done, string words) => done.Succeeded ? (true, words) : (false, done.Error.Message);

    private async Task DoAsync(Func<Task<(bool Good, string Text)>> act)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            _said = await act();
            await _reads.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
