using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>Says which parts of a price some money pays: it goes to what has been due longest. Pure.</summary>
internal static class PartsPaid
{
    /// <param name="before">What was paid before it.</param>
    /// <returns>Such as <c>Part 1 of 3, KSh 5,000 of part 2 of 3</c>; null where the price is not in parts.</returns>
    public static string? Words(PaymentTerms? terms, Money before, Money amount)
    {
        if (terms is not { IsInParts: true }) return null;
        var (words, from, to, end) = (new List<string>(), before.Minor, (before + amount).Minor, 0L);
        foreach (var part in terms.Lines.OrderBy(line => line.DueAt ?? DateTimeOffset.MaxValue).ThenBy(line => line.Number))
        {
            var (start, paid) = (end, Math.Min(to, end + part.Amount.Minor) - Math.Max(from, end));
            end = start + part.Amount.Minor;
            if (paid <= 0) continue;
            var name = $"part {part.Number} of {terms.Lines.Count}";
            words.Add(paid == part.Amount.Minor ? name : $"{new Money(paid, amount.Currency)} of {name}");
        }

        var text = string.Join(", ", words);
        return text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
