using Hangazo.Core.Kernel;

namespace Hangazo.Core.Tax.Contracts;

public interface ITax
{
    /// <summary>The rate in percent that holds on a day (Kenya: 16 for category B), 0 when the shop is not registered for VAT.</summary>
    Task<decimal> RateAsync(VatCategory category, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>VAT inside a price. Gross is the truth: VAT = gross - round(gross / (1 + rate), 2), half away from zero.</summary>
public static class Vat
{
    /// <param name="ratePercent">Such as 16.</param>
    public static Money Included(Money gross, decimal ratePercent) =>
        gross with { Minor = gross.Minor - (long)decimal.Round(gross.Minor * 100m / (100m + ratePercent), 0, MidpointRounding.AwayFromZero) };
}
