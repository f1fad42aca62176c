using System.Globalization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Settings;

public sealed partial class PaymentPlansPage
{
    private static readonly (PlanDue Due, string Words)[] Dues =
    [
        (PlanDue.AtOrder, "when ordering"), (PlanDue.Milestone, "at a stage"), (PlanDue.DaysAfterOrder, "days after ordering"),
        (PlanDue.DaysBeforeEvent, "days before the event"),
    ];

    private readonly List<PlanForm> _plans = [];
    private PaymentPlansPort.View? _view;
    private string? _leastPart;
    private string? _reminders;
    private Error? _refusal;
    private bool _saved;
    private bool _busy;

    [Inject]
    private PaymentPlansPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _view = await Port.ReadAsync(CancellationToken.None);
        (_leastPart, _reminders) = ($"{_view.Plans.LeastPart:#,0}", string.Join(", ", _view.Plans.ReminderDays));
        _plans.Clear();
        _plans.AddRange(ChangePaymentPlans.Types.Select(type => new PlanForm(type, _view.Plans.StepsOf(type.ToString()))));
    }

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var saved = await Port.SaveAsync(
                (await Person).User,
                new(
                    _plans.ToDictionary(plan => plan.Type, IReadOnlyList<ChangePaymentPlans.StepInput> (plan) =>
                        [.. plan.Steps.Select(step => new ChangePaymentPlans.StepInput(step.Percent, step.Due, step.Stage, step.Days))]),
                    _leastPart, _reminders));
            (_saved, _refusal) = (saved.Succeeded, saved.Error);
            if (saved.Succeeded) await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed class PlanForm(LineType type, IEnumerable<PlanStep> steps)
    {
        public LineType Type { get; } = type;

        public List<StepForm> Steps { get; } =
        [
            .. steps.Select(step => new StepForm
            {
                Percent = step.Percent.ToString(CultureInfo.InvariantCulture), Due = step.Due, Stage = step.Stage ?? Milestone.All[0].Code, Days = $"{step.Days}",
            }),
        ];
    }

    private sealed class StepForm
    {
        public string? Percent { get; set; }

        public PlanDue Due { get; set; } = PlanDue.Milestone;

        public string? Stage { get; set; } = Milestone.All[0].Code;

        public string? Days { get; set; }
    }
}
