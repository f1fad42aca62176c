using Hangazo.Core.Kernel;

namespace Hangazo.Core.Tax;

/// <summary>The rate of a category from a day on (VAT Act 2013: 16 %; 14 % from April to December 2020).</summary>
public sealed class VatRate
{
    private VatRate()
    {
    }

    public VatRate(VatCategory category, DateOnly from, decimal percent) => (Category, From, Percent) = (category, from, percent);

    public VatCategory Category { get; private set; }

    public DateOnly From { get; private set; }

    public decimal Percent { get; private set; }
}
