using System.Text.Json;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Daraja's property names are written as they stand in the code, without camel-casing.</summary>
internal static class DarajaJson
{
    private static readonly JsonSerializerOptions AsWritten = new();

    public static IResult Ok<T>(T body) => Results.Json(body, AsWritten);
}
