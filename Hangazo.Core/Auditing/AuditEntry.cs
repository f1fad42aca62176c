using Hangazo.Core.Auditing.Contracts;

namespace Hangazo.Core.Auditing;

/// <summary>One line of the trail. Written once; the database refuses to change or delete it.</summary>
public sealed class AuditEntry
{
    internal const int LongestWhat = 200;
    internal const int LongestWords = 400;

    private AuditEntry()
    {
    }

    public long Id { get; private set; }

    public string SubjectKind { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid? ById { get; private set; }

    public string ByName { get; private set; } = "";

    public string What { get; private set; } = "";

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public static AuditEntry Of(AuditSubject subject, Actor by, AuditChange change, DateTimeOffset at) => new()
    {
        SubjectKind = subject.Kind,
        SubjectId = subject.Id,
        At = at,
        ById = by.Id,
        ByName = Short(by.Name, LongestWhat),
        What = Short(change.What, LongestWhat),
        Before = change.Before is { } before ? Short(before, LongestWords) : null,
        After = change.After is { } after ? Short(after, LongestWords) : null,
    };

    /// <summary>A trail is read by people: long texts are shown by their beginning.</summary>
    private static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = longest - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }
}
