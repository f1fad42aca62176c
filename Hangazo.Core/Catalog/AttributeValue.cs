namespace Hangazo.Core.Catalog;

/// <summary>
/// What a product says of an attribute: one of its options, a number with a point before its decimals, <c>yes</c> or <c>no</c>, or a text. Where several
/// options hold, there is one value for each. Kept as <c>code=value</c>, in order; a code has no equals sign.
/// </summary>
public readonly record struct AttributeValue(string Code, string Value)
{
    public const string Yes = "yes";
    public const string No = "no";

    public static string[] Pairs(IEnumerable<AttributeValue> values) =>
        [.. values.Select(said => said.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static IEnumerable<AttributeValue> Read(IEnumerable<string> pairs)
    {
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0) yield return new(pair[..at], pair[(at + 1)..]);
        }
    }

    public override string ToString() => $"{Code}={Value}";
}
