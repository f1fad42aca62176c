using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

/// <summary>The owner says in which parts what is paid.</summary>
public sealed class ChangingPaymentPlans(Shop shop) : IClassFixture<Shop>
{
    private static readonly Actor Staff = new(Guid.CreateVersion7(), "Otieno Staff");

    [Fact]
    public async Task Plans_are_changed_with_a_trail_and_placed_orders_keep_theirs()
    {
        var plans = ChangePaymentPlans.Types.ToDictionary(type => type, IReadOnlyList<ChangePaymentPlans.StepInput> (type) =>
            [new("70", PlanDue.AtOrder, null, null), new("30", PlanDue.DaysAfterOrder, null, "10")]);
        var saved = await shop.AskAsync(services => services.GetRequiredService<ChangePaymentPlans>()
            .ExecuteAsync(new(plans, "1,000", "-1 3"), Staff, CancellationToken.None));
        Assert.True(saved.Succeeded);
        var now = await shop.AskAsync(async services => await services.GetRequiredService<ISettings>().PlansAsync(CancellationToken.None));
        Assert.Equal(("70 % when ordering, 30 % 10 days after ordering", 1_000L), (string.Join(", ", now.StepsOf("Bridal")), now.LeastPart));
        Assert.Equal([-1, 3], now.ReminderDays);
        Assert.NotEmpty(await shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(ChangePaymentPlans.Subject, 20, CancellationToken.None)));
    }

    [Theory]
    [InlineData("50", PlanDue.AtOrder, null, "49", PlanDue.Milestone, "ready", null, "payment-plans.sum")]
    [InlineData("50", PlanDue.Milestone, "ready", "50", PlanDue.AtOrder, null, null, "payment-plans.first")]
    [InlineData("50", PlanDue.AtOrder, null, "50", PlanDue.AtOrder, null, null, "payment-plans.first")]
    [InlineData("x", PlanDue.AtOrder, null, "50", PlanDue.Milestone, "ready", null, "payment-plans.percent")]
    [InlineData("50", PlanDue.AtOrder, null, "50", PlanDue.Milestone, "someday", null, "payment-plans.stage")]
    [InlineData("50", PlanDue.AtOrder, null, "50", PlanDue.DaysBeforeEvent, null, "0", "payment-plans.days")]
    public async Task Plans_that_do_not_add_up_are_refused(
        string first, PlanDue firstDue, string? firstStage, string second, PlanDue due, string? stage, string? days, string code)
    {
        var refused = await shop.AskAsync(services => services.GetRequiredService<ChangePaymentPlans>().ExecuteAsync(
            new(
                new Dictionary<LineType, IReadOnlyList<ChangePaymentPlans.StepInput>>
                {
                    [LineType.Bridal] = [new(first, firstDue, firstStage, null), new(second, due, stage, days)],
                },
                "500", ""),
            Staff, CancellationToken.None));

        Assert.Equal(code, Assert.Single(refused.Error!.Details).Code);
    }
}
