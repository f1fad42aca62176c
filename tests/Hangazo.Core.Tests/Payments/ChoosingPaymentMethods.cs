using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Settings.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class ChoosingPaymentMethods(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    private static readonly Actor Owner = new(Guid.CreateVersion7(), "Amina Owner");

    [Theory]
    [InlineData(true, null, null, "", 47, 100, true)]
    [InlineData(false, null, null, "", 47, 100, false)]
    [InlineData(true, 100L, 200L, "", 47, 100, true)]
    [InlineData(true, 100L, 200L, "", 47, 99, false)]
    [InlineData(true, 100L, 200L, "", 47, 200, true)]
    [InlineData(true, 100L, 200L, "", 47, 201, false)]
    [InlineData(true, null, null, "47,22", 22, 100, true)]
    [InlineData(true, null, null, "47,22", 1, 100, false)]
    [InlineData(true, null, null, "47,22", null, 100, true)]
    public void A_rule_looks_at_switch_amount_and_county(bool on, long? least, long? most, string counties, int? county, long shillings, bool allowed)
    {
        int[] codes = counties.Length == 0 ? [] : [.. counties.Split(',').Select(int.Parse)];
        Assert.Equal(allowed, new MethodRule("mpesa", on, least, most, codes).Allows(Money.Shillings(shillings), county));
    }

    [Fact]
    public async Task What_the_owner_saves_holds_at_once_and_stands_in_the_trail()
    {
        Assert.True((await SaveAsync(Input("mpesa") with { Least = "1,000", Most = " 20000 ", Counties = [22, 47, 22] })).Succeeded);
        var rule = (await RulesAsync()).Methods.Single(r => r.Method == "mpesa");
        Assert.Equal((true, 1_000L, 20_000L), (rule.On, rule.Least, rule.Most));
        Assert.Equal([22, 47], rule.Counties);
        Assert.Contains(await OfferedAsync(1_000, 47), method => method == PaymentMethods.Mpesa);
        Assert.DoesNotContain(await OfferedAsync(999, 47), method => method == PaymentMethods.Mpesa);
        Assert.DoesNotContain(await OfferedAsync(1_000, 1), method => method == PaymentMethods.Mpesa);

        var subject = await shop.OpenAsync(shillings: 500);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("payment.method-not-offered", (await shop.AgainAsync(subject)).Error?.Code);

        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await SaveAsync(Input("mpesa"))).Succeeded);
        Assert.True((await shop.AgainAsync(subject)).Succeeded);
        var trail = await shop.DoAsync((IAuditTrail audit) => audit.ReadAsync(ChangePaymentRules.Subject, 50, CancellationToken.None));
        Assert.Contains(trail, entry => entry is { What: "M-Pesa up to", Before: "no limit", After: "KSh 20,000", By: "Amina Owner" });
        Assert.Contains(trail, entry => entry is { What: "M-Pesa in counties", Before: "22, 47", After: "everywhere" });
        var entries = trail.Count;
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await SaveAsync(Input("mpesa"))).Succeeded);
        Assert.Equal(entries, (await shop.DoAsync((IAuditTrail audit) => audit.ReadAsync(ChangePaymentRules.Subject, 50, CancellationToken.None))).Count);
    }

    [Theory]
    [InlineData("twenty", null, "payment-settings.amount")]
    [InlineData("-5", null, "payment-settings.amount")]
    [InlineData("0", null, "payment-settings.amount")]
    [InlineData("1.5", null, "payment-settings.amount")]
    [InlineData(null, "99999999999999999999", "payment-settings.amount")]
    [InlineData("200", "100", "payment-settings.limits")]
    public async Task Nonsense_is_refused_by_field_and_changes_nothing(string? least, string? most, string code)
    {
        var refused = await SaveAsync(Input("mpesa") with { Least = least, Most = most });
        Assert.Equal("form.invalid", refused.Error?.Code);
        Assert.Equal(code, Assert.Single(refused.Error!.Details).Code);
        Assert.StartsWith("M-Pesa: ", refused.Error.Details[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_counties_missing_methods_and_an_empty_choice_are_refused()
    {
        Assert.Equal("payment-settings.county", Assert.Single((await SaveAsync(Input("mpesa") with { Counties = [48] })).Error!.Details).Code);
        var nothing = await shop.DoAsync((ChangePaymentRules change) => change.ExecuteAsync(new([]), Owner, CancellationToken.None));
        Assert.Contains(nothing.Error!.Details, error => error.Code == "payment-settings.methods");
        var off = await shop.DoAsync((ChangePaymentRules change) => change.ExecuteAsync(
            new([.. PaymentMethods.All.Select(method => Input(method.Code) with { On = false })]), Owner, CancellationToken.None));
        Assert.Equal("payment-settings.none-on", Assert.Single(off.Error!.Details).Code);
    }

    private static ChangePaymentRules.MethodInput Input(string method) => new(method, On: true, null, null, [], PaymentMethods.Find(method)?.NeedsInstructions == true ? "Test Bank 0123" : null);

    /// <summary>The one method as told, the others on.</summary>
    private Task<Result> SaveAsync(ChangePaymentRules.MethodInput input) => shop.DoAsync((ChangePaymentRules change) => change.ExecuteAsync(
        new([.. PaymentMethods.All.Select(method => method.Code == input.Method ? input : Input(method.Code))]), Owner, CancellationToken.None));

    private Task<PaymentRules> RulesAsync() => shop.DoAsync(async (ISettings settings) => await settings.PaymentsAsync(CancellationToken.None));

    private Task<IReadOnlyList<PaymentMethod>> OfferedAsync(long shillings, int? county) =>
        shop.DoAsync(async (IPayments payments) => await payments.OfferedAsync(Money.Shillings(shillings), county, CancellationToken.None));
}
