using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Carts;

/// <summary>What somebody means to buy. It holds no stock and decides no price; it remembers the price that was seen, to say when it changed.</summary>
public sealed class Cart : AggregateRoot
{
    public const int MostLines = 50;

    private readonly List<CartLine> _lines = [];

    private Cart()
    {
    }

    public CartId Id { get; private set; }

    public CustomerId? CustomerId { get; private set; }

    /// <summary>The discount code that was put in; whether it takes something off is found out on every view.</summary>
    public string? DiscountCode { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? OrderedAt { get; private set; }

    public IReadOnlyList<CartLine> Lines => _lines;

    public static Cart Start(CartId id, CustomerId? customer, DateTimeOffset now) => new() { Id = id, CustomerId = customer, ChangedAt = now };

    /// <summary>Adds to the line of the same variant and configuration, or begins one. Codes: those of the quantity rule, <c>cart.full</c>.</summary>
    public Result Put(VariantId variant, Configuration configuration, decimal quantity, QuantityRule rule, Money priceSeen, DateTimeOffset now)
    {
        var line = _lines.Find(l => l.Is(new(variant, configuration.Hash)));
        var wanted = rule.Check((line?.Quantity ?? 0) + quantity);
        if (!wanted.Succeeded) return wanted;
        if (line is null)
        {
            if (_lines.Count >= MostLines) return CartErrors.Full;
            _lines.Add(line = CartLine.Begin(Id, variant, configuration, _lines.Count == 0 ? 0 : _lines.Max(l => l.Position) + 1));
        }

        line.Set(wanted.Value, priceSeen);
        ChangedAt = now;
        return Result.Ok;
    }

    /// <summary>Codes: those of the quantity rule, <c>cart.no-such-line</c>.</summary>
    public Result Change(CartLineId which, decimal quantity, QuantityRule rule, Money priceSeen, DateTimeOffset now)
    {
        if (_lines.Find(l => l.Is(which)) is not { } line) return CartErrors.NoSuchLine;
        var wanted = rule.Check(quantity);
        if (!wanted.Succeeded) return wanted;
        line.Set(wanted.Value, priceSeen);
        ChangedAt = now;
        return Result.Ok;
    }

    public void Remove(CartLineId which, DateTimeOffset now)
    {
        if (_lines.RemoveAll(line => line.Is(which)) > 0) ChangedAt = now;
    }

    public void Clear(DateTimeOffset now)
    {
        _lines.Clear();
        ChangedAt = now;
    }

    /// <summary>Takes over another cart's lines and its discount code; where both have a variant, the larger quantity stays.</summary>
    public void Absorb(Cart other, DateTimeOffset now)
    {
        foreach (var theirs in other._lines)
        {
            var mine = _lines.Find(l => l.Is(theirs.Id));
            if (mine is null && _lines.Count < MostLines)
                _lines.Add(mine = CartLine.Begin(Id, theirs.VariantId, theirs.Configuration, _lines.Count == 0 ? 0 : _lines.Max(l => l.Position) + 1));
            mine?.Set(Math.Max(mine.Quantity, theirs.Quantity), theirs.PriceSeen);
        }

        DiscountCode = other.DiscountCode ?? DiscountCode;
        ChangedAt = now;
    }

    /// <param name="code">Null: none any more.</param>
    public void UseCode(string? code, DateTimeOffset now) => (DiscountCode, ChangedAt) = (code, now);

    public void BelongTo(CustomerId customer) => CustomerId = customer;

    public void MarkOrdered(DateTimeOffset now) => OrderedAt = now;
}

/// <summary>So much of a variant, in one configuration. Two lines with different configurations never merge.</summary>
public sealed class CartLine
{
    private CartLine()
    {
    }

    public CartId CartId { get; private set; }

    public VariantId VariantId { get; private set; }

    /// <summary>Of <see cref="Configuration"/>; empty for things sold as they are.</summary>
    public string ConfigurationHash { get; private set; } = "";

    /// <summary>What was chosen of the product's add-ons.</summary>
    public Configuration Configuration { get; private set; } = Configuration.None;

    public decimal Quantity { get; private set; }

    public Money PriceSeen { get; private set; }

    public int Position { get; private set; }

    public CartLineId Id => new(VariantId, ConfigurationHash);

    public bool Is(CartLineId which) => VariantId == which.Variant && ConfigurationHash == which.Configuration;

    internal static CartLine Begin(CartId cart, VariantId variant, Configuration configuration, int position) =>
        new() { CartId = cart, VariantId = variant, ConfigurationHash = configuration.Hash, Configuration = configuration, Position = position };

    internal void Set(decimal quantity, Money priceSeen) => (Quantity, PriceSeen) = (quantity, priceSeen);
}
