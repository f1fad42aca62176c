using System.Net.Mail;

namespace Hangazo.Core.Kernel;

/// <summary>An e-mail address as people type it.</summary>
public static class EmailAddress
{
    /// <summary>RFC 5321's longest path, without its angle brackets.</summary>
    public const int Longest = 254;

    /// <summary>The address without the space around it; null when it is none.</summary>
    public static string? Clean(string? text) =>
        text?.Trim() is { Length: <= Longest } trimmed && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed
            : null;
}
