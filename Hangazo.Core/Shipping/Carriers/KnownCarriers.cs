using System.Collections.Frozen;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Shipping.Carriers;

/// <summary>The carriers that the shop knows, each once.</summary>
public sealed class KnownCarriers(IEnumerable<ICarrier> carriers)
{
    private readonly FrozenDictionary<string, ICarrier> _carriers = carriers.ToFrozenDictionary(carrier => carrier.Code);

    /// <summary>Null: no such carrier.</summary>
    public ICarrier? Find(string code) => _carriers.GetValueOrDefault(code);

    public IEnumerable<ICarrier> All => _carriers.Values.OrderBy(carrier => carrier.Manner);
}
