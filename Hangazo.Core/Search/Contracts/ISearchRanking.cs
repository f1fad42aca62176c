using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Search.Contracts;

/// <summary>What search is told by others, so that what people buy is found sooner.</summary>
public interface ISearchRanking
{
    /// <summary>One order bought these variants; with <paramref name="undone"/>, it was cancelled after all. Runs inside the caller's transaction.</summary>
    Task NoteSoldAsync(IReadOnlyCollection<VariantId> variants, bool undone, CancellationToken cancellationToken);
}

/// <summary>The shop's synonyms are no longer what they were.</summary>
[EventName("search.synonyms-changed.v1")]
public sealed record SynonymsChanged : IDomainEvent;

/// <summary>An entry of the shop's synonyms.</summary>
public readonly record struct SynonymId(Guid Value) : ITypedId<SynonymId>
{
    public static SynonymId From(Guid value) => new(value);

    public static SynonymId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
