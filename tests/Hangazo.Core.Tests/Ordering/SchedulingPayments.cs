using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

public sealed class SchedulingPayments
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DateOnly Wedding = new(2027, 3, 14);

    private static readonly PaymentPlans Plans = new(
    [
        new("MadeToMeasure", [new(50, PlanDue.AtOrder), new(30, PlanDue.Milestone, "first-fitting"), new(20, PlanDue.Milestone, "ready")]),
        new("SoftFurnishing", [new(60, PlanDue.AtOrder), new(40, PlanDue.DaysAfterOrder, Days: 30)]),
        new("Bridal", [new(40, PlanDue.AtOrder), new(30, PlanDue.Milestone, "first-fitting"), new(30, PlanDue.DaysBeforeEvent, Days: 14)]),
    ],
    LeastPart: 500, ReminderDays: [-3, 0, 2]);

    [Fact]
    public void A_gown_is_paid_at_order_at_the_first_fitting_and_before_the_day()
    {
        var parts = Of(185_000_00, (LineType.Bridal, 185_000_00));

        Assert.Equal([74_000_00L, 55_500_00, 55_500_00], parts.Select(part => part.Amount.Minor));
        Assert.Equal(["now", "at the first fitting", "by Sun 28 Feb 2027"], parts.Select(part => part.When));
    }

    [Fact]
    public void What_is_left_of_whole_shillings_goes_to_the_last_part() => Assert.Equal(
        [49_999_00L, 29_999_00, 20_001_00], Of(99_999_00, (LineType.MadeToMeasure, 99_999_00)).Select(part => part.Amount.Minor));

    [Fact]
    public void What_is_ready_is_paid_at_once_with_delivery_and_rounding()
    {
        // 4,999 ready, 2,350.50 of curtains, 300 for the rider, 50 cents rounded away.
        var parts = Of(7_649_00, (LineType.ReadyToWear, 4_999_00), (LineType.SoftFurnishing, 2_350_50));

        Assert.Equal([4_999_00L + 300_00 + 1_410_00, 940_00], parts.Select(part => part.Amount.Minor));
        Assert.Equal(Today.AddDays(30), parts[1].DueOn);
    }

    [Fact]
    public void Delivery_of_what_is_all_made_to_order_goes_in_its_parts() => Assert.Equal(
        [50_150_00L, 30_090_00, 20_060_00], Of(100_300_00, (LineType.MadeToMeasure, 100_000_00)).Select(part => part.Amount.Minor));

    [Fact]
    public void Two_plans_share_the_parts_that_are_due_together()
    {
        var parts = Of(200_000_00, (LineType.MadeToMeasure, 100_000_00), (LineType.Bridal, 100_000_00));

        Assert.Equal(
            [("now", 90_000_00L), ("at the first fitting", 60_000_00), ("when it is ready", 20_000_00), ("by Sun 28 Feb 2027", 30_000_00)],
            parts.Select(part => (part.When, part.Amount.Minor)));
    }

    [Theory]
    [InlineData(14)]
    [InlineData(3)]
    public void A_day_that_is_close_is_paid_for_at_once(int days)
    {
        var parts = PaymentSchedule.Of([(LineType.Bridal, Money.Shillings(10_000))], Money.Shillings(10_000), Plans, Today.AddDays(days), Today);

        Assert.Equal([7_000_00L, 3_000_00], parts.Select(part => part.Amount.Minor));
    }

    [Fact]
    public void Before_the_day_is_known_its_part_is_not_asked_for_at_once()
    {
        var parts = PaymentSchedule.Of([(LineType.Bridal, Money.Shillings(10_000))], Money.Shillings(10_000), Plans, eventDay: null, Today);

        Assert.Equal(["now", "at the first fitting", "14 days before the event"], parts.Select(part => part.When));
    }

    [Fact]
    public void What_is_ready_alone_is_one_part_and_nothing_is_none()
    {
        Assert.True(Assert.Single(Of(5_299_00, (LineType.ReadyToWear, 4_999_00), (LineType.Service, 0))).IsAtOnce);
        Assert.Empty(Of(0, (LineType.ReadyToWear, 0)));
        Assert.True(Assert.Single(Of(1_00, (LineType.MadeToMeasure, 1_00))).IsAtOnce);
    }

    [Fact]
    public void The_parts_always_make_the_total_in_whole_shillings()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(_ => ((LineType)random.Next(5), Minor: random.NextInt64(0, 40_000_000))).ToArray();
            var gross = lines.Sum(line => line.Minor) + (random.Next(3) * 350_00);
            var total = (gross + 50) / 100 * 100;
            var parts = Of(total, lines);

            Assert.Equal(total, parts.Sum(part => part.Amount.Minor));
            Assert.All(parts, part => Assert.True(part.Amount.Minor > 0 && part.Amount.Minor % 100 == 0, $"seed {seed}: {part.Amount}"));
            Assert.Single(parts, part => part.IsAtOnce);
            Assert.Equal(parts.Count, parts.Select(part => part.When).Distinct().Count());
        }
    }

    private static IReadOnlyList<PlannedInstalment> Of(long total, params (LineType Type, long Minor)[] lines) =>
        PaymentSchedule.Of(lines.Select(line => (line.Type, new Money(line.Minor, Money.Kes))), new Money(total, Money.Kes), Plans, Wedding, Today);
}
