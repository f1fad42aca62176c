using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.Features;

namespace Hangazo.Sandbox.Storage;

/// <summary>An S3-compatible object store with one bucket, named in the path. Every request must be signed.</summary>
internal static class S3Api
{
    private const long LargestObject = 16 * 1024 * 1024;

    private static readonly XNamespace Xml = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static void AddS3(this IServiceCollection services) => services.AddSingleton<Bucket>();

    public static void MapS3(this WebApplication app)
    {
        var bucket = app.Services.GetRequiredService<SandboxOptions>().S3.Bucket;
        app.Map($"/{bucket}/{{**key}}", AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Bucket bucket, SandboxOptions options, string? key = null)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = LargestObject;
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (S3Signature.Refusal(http.Request, body.ToArray(), options.S3, options.Clock.GetUtcNow()) is { } refusal) return Refuse(StatusCodes.Status403Forbidden, refusal);
        switch (http.Request.Method, key)
        {
            case ("GET", null or "") when http.Request.Query["list-type"] == "2":
                return List(bucket, options.S3.Bucket, http.Request.Query["prefix"].ToString());
            case ("PUT", { Length: > 0 }):
                bucket.Objects[key] = new(body.ToArray(), http.Request.ContentType ?? "application/octet-stream", http.Request.Headers.CacheControl.ToString());
                return Results.Ok();
            case ("GET", { Length: > 0 }):
                return bucket.Objects.TryGetValue(key, out var found) ? Results.Bytes(found.Content, found.ContentType) : Refuse(StatusCodes.Status404NotFound, "NoSuchKey");
            case ("DELETE", { Length: > 0 }):
                bucket.Objects.TryRemove(key, out _);
                return Results.NoContent();
            default:
                return Refuse(StatusCodes.Status501NotImplemented, "NotImplemented");
        }
    }

    private static IResult List(Bucket bucket, string name, string prefix)
    {
        var keys = bucket.Objects.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        return Write(StatusCodes.Status200OK, new XElement(
            Xml + "ListBucketResult", new XElement(Xml + "Name", name), new XElement(Xml + "Prefix", prefix), new XElement(Xml + "KeyCount", keys.Count),
            new XElement(Xml + "MaxKeys", 1000), new XElement(Xml + "IsTruncated", false),
            keys.Select(file => new XElement(Xml + "Contents", new XElement(Xml + "Key", file.Key), new XElement(Xml + "Size", file.Value.Content.Length)))));
    }

    private static IResult Refuse(int status, string code) => Write(status, new XElement("Error", new XElement("Code", code), new XElement("Message", code)));

    private static IResult Write(int status, XElement xml) => Results.Text(xml.ToString(), "application/xml", statusCode: status);
}

/// <summary>What is kept, by key.</summary>
public sealed class Bucket
{
    public ConcurrentDictionary<string, StoredObject> Objects { get; } = new(StringComparer.Ordinal);
}

public sealed record StoredObject(byte[] Content, string ContentType, string CacheControl);
