using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hangazo.Sandbox.Daraja;

/// <summary>A Daraja request body read by hand: Daraja takes strings where numbers are meant and the other way round.</summary>
internal sealed partial class DarajaRequest
{
    private readonly Dictionary<string, string> _fields;

    private DarajaRequest(Dictionary<string, string> fields) => _fields = fields;

    /// <summary>The field's text; a number is given as it was written. Null when absent, empty or of another kind.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Reads the body, or says why not: a wrong content type is reported as a wrong short code, as Daraja does.</summary>
    public static async Task<(DarajaRequest? Body, DarajaError? Error)> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return (null, DarajaError.InvalidField("BusinessShortCode"));
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, DarajaError.InvalidPayload);
            var fields = new Dictionary<string, string>();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                var text = property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString(),
                    JsonValueKind.Number => property.Value.GetRawText(),
                    _ => null,
                };
                if (!string.IsNullOrEmpty(text))
                    fields[property.Name] = text;
            }
            return (new DarajaRequest(fields), null);
        }
        catch (JsonException)
        {
            return (null, DarajaError.InvalidPayload);
        }
    }

    /// <summary>Short code, password and timestamp present and well formed (their truth is checked later).</summary>
    public DarajaError? CheckMerchantFields()
    {
        if (this["BusinessShortCode"] is not { } shortCode || !ShortCode().IsMatch(shortCode))
            return DarajaError.InvalidField("BusinessShortCode");
        if (this["Password"] is null)
            return DarajaError.InvalidField("Password");
        return DateTime.TryParseExact(this["Timestamp"], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : DarajaError.InvalidField("Timestamp");
    }

    /// <summary>The password is base64 of short code, passkey and the very timestamp of this body.</summary>
    public DarajaError? CheckPassword(DarajaOptions options)
    {
        if (this["BusinessShortCode"] != options.ShortCode)
            return DarajaError.MerchantUnknown;
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes(options.ShortCode + options.Passkey + this["Timestamp"]));
        return this["Password"] == expected ? null : DarajaError.WrongCredentials;
    }

    [GeneratedRegex(@"^\d{5,7}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortCode();
}
