using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Search;

/// <summary>A search that somebody made. Who is not known.</summary>
public sealed class Question
{
    /// <summary>Random, so that nobody can count clicks for a search they did not make.</summary>
    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Words { get; private set; } = "";

    public int Results { get; private set; }

    /// <summary>Filters were chosen or pages turned: it is not a new question.</summary>
    public bool Refined { get; private set; }
}

/// <summary>A result that was opened.</summary>
public sealed class Click
{
    public Guid QuestionId { get; private set; }

    public ProductId ProductId { get; private set; }

    public int Position { get; private set; }
}

/// <summary>How often the same was asked.</summary>
public sealed class PopularQuery
{
    public string Words { get; private set; } = "";

    public int Searches { get; private set; }

    /// <summary>At the last time.</summary>
    public int Results { get; private set; }
}
