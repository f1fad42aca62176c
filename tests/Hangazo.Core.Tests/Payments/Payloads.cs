using System.Text.Json;
using Hangazo.Tests.Support;

namespace Hangazo.Core.Tests.Payments;

/// <summary>Bodies in the shapes Daraja documents and that were captured from it.</summary>
internal static class Payloads
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Hangazo.Core.Tests", "Payments", "payloads");

    public static JsonElement Vectors { get; } = Json("vectors.json");

    public static IReadOnlyList<Entry> Index { get; } =
        JsonSerializer.Deserialize<List<Entry>>(Bytes("_index.json"), JsonSerializerOptions.Web)!;

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static JsonElement Json(string file) => JsonDocument.Parse(Bytes(file)).RootElement;

    public sealed record Entry(string File, string Direction, string? Path, int? Http, int? ResultCode, string? State);
}
