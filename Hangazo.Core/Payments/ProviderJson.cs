using System.Text.Json;

namespace Hangazo.Core.Payments;

/// <summary>Reads providers' JSON. Daraja's values change between number and text from page to page and whose bodies are sometimes not JSON at all.</summary>
internal static class ProviderJson
{
    /// <summary>The root object; null for anything else.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text or number as text, trimmed; null when it is missing, empty, something else, or holds control characters.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value)) return null;
        string? text;
        try
        {
            text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: valid JSON, but no text.
            return null;
        }

        return string.IsNullOrEmpty(text) || text.Any(char.IsControl) ? null : text;
    }

    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
