namespace Hangazo.Core.Media;

/// <summary>An upload that is part of nothing yet.</summary>
internal sealed class PendingUpload
{
    public string Hash { get; private set; } = "";

    public DateTimeOffset TakenAt { get; private set; }
}
