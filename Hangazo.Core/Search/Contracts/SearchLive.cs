namespace Hangazo.Core.Search.Contracts;

/// <summary>What search tells live listeners; not an event, because nobody has to react to it.</summary>
public static class SearchLive
{
    /// <summary>What lists count has been brought up to date.</summary>
    public const string Written = "search.documents-written.v1";
}
