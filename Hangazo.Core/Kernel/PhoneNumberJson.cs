using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hangazo.Core.Kernel;

/// <summary>Writes a phone number as its E.164 text; one that was never set stays so.</summary>
internal sealed class PhoneNumberJson : JsonConverter<PhoneNumber>
{
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } e164 ? PhoneNumber.FromE164(e164) : default;

    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.E164);
}
