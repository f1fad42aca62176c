using FsCheck;
using FsCheck.Fluent;
using Hangazo.Core.Kernel;
using Hangazo.Core.Tax.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Kernel;

public sealed class MoneyRules
{
    [Fact]
    public void Parts_add_up_to_the_whole() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-1_000_000_00, 1_000_000_00).ToArbitrary(),
        Gen.Choose(0, 10_000).NonEmptyListOf().Where(weights => weights.Any(w => w > 0)).ToArbitrary(),
        (minor, weights) =>
        {
            var parts = new Money(minor, Money.Kes).Spread(weights.Select(w => (long)w).ToList());
            return Money.Sum(parts).Minor == minor && parts.All(part => Math.Abs(part.Minor) <= Math.Abs((long)minor));
        }));

    [Fact]
    public void Vat_and_net_add_up_to_the_gross() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 500_000_00).ToArbitrary(), minor =>
        {
            var gross = new Money(minor, Money.Kes);
            var vat = Vat.Included(gross, 16);
            var net = gross - vat;
            return vat.Minor >= 0 && net.Minor >= 0 && Math.Abs(net.Minor * 0.16m - vat.Minor) <= 1;
        }));

    [Theory]
    [InlineData(116_00, 16_00)]
    [InlineData(1_000_00, 137_93)]
    [InlineData(4_999_00, 689_52)]
    [InlineData(2_350_50, 324_21)]
    public void Vat_is_what_the_trade_computes(long gross, long vat) => Assert.Equal(vat, Vat.Included(new(gross, Money.Kes), 16).Minor);

    [Theory]
    [InlineData(12_500_00, "KSh 12,500")]
    [InlineData(12_500_50, "KSh 12,500.50")]
    [InlineData(-700_00, "-KSh 700")]
    [InlineData(0, "KSh 0")]
    public void Is_written_as_people_write_it(long minor, string text) => Assert.Equal(text, new Money(minor, Money.Kes).ToString());

    [Fact]
    public void Currencies_do_not_mix() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, "KES") + new Money(1, "USD"));

    [Theory]
    [InlineData("0712345678", "254712345678")]
    [InlineData("0112345678", "254112345678")]
    [InlineData("712345678", "254712345678")]
    [InlineData("112345678", "254112345678")]
    [InlineData("254712345678", "254712345678")]
    [InlineData("+254 712 345 678", "254712345678")]
    [InlineData("+254-112-345-678", "254112345678")]
    [InlineData("00254712345678", "254712345678")]
    [InlineData("+256 772 123456", "256772123456")]
    [InlineData("0612345678", null)]
    [InlineData("25471234567", null)]
    [InlineData("2540712345678", null)]
    [InlineData("255712345678", null)]
    [InlineData("", null)]
    [InlineData("07123a5678", null)]
    [InlineData("++254712345678", null)]
    public void Phone_numbers_are_read_as_Kenyans_write_them(string typed, string? digits)
    {
        var parsed = PhoneNumber.Parse(typed);
        Assert.Equal(digits, parsed.Succeeded ? parsed.Value.Digits : null);
    }

    [Fact]
    public void A_phone_number_survives_json()
    {
        var phone = PhoneNumber.Parse("0712345678").Value;
        Assert.Equal(phone, System.Text.Json.JsonSerializer.Deserialize<PhoneNumber>(System.Text.Json.JsonSerializer.Serialize(phone)));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2.5", true)]
    [InlineData("0.5", true)]
    [InlineData("0.3", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("1e3", false)]
    [InlineData("1,5", false)]
    [InlineData("two", false)]
    [InlineData("99999999999999999", false)]
    [InlineData("", false)]
    public void Quantities_keep_to_their_rule(string typed, bool accepted) =>
        Assert.Equal(accepted, new QuantityRule(StockUnit.Metre, 0.5m, 0.5m, 60).Parse(typed).Succeeded);
}
