using Hangazo.Core.Kernel;

namespace Hangazo.Core.Shipping.Contracts;

/// <summary>One of Kenya's 47 counties, by its official code.</summary>
public sealed record County(int Code, string Name);

/// <summary>A way to hand an order over, with its fee (VAT included) for the county asked about.</summary>
/// <param name="Code">Stable, such as <c>rider</c> or <c>showroom</c>.</param>
/// <param name="NeedsAddress">False when the buyer comes to the showroom.</param>
public sealed record DeliveryOption(string Code, string Name, string Estimate, Money Fee, bool NeedsAddress);

public interface IShipping
{
    /// <summary>All counties by name.</summary>
    Task<IReadOnlyList<County>> CountiesAsync(CancellationToken cancellationToken);

    /// <summary>What is offered to a county (null: before one is chosen, only what needs no address), cheapest first.</summary>
    Task<IReadOnlyList<DeliveryOption>> OptionsAsync(int? county, CancellationToken cancellationToken);
}
