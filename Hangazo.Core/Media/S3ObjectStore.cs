using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary>A bucket of Amazon S3, or of a store that speaks its language.</summary>
public sealed class S3ObjectStore(IOptions<MediaOptions> options) : IObjectStore, IDisposable
{
    /// <summary>Names never change what they stand for.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    private readonly AmazonS3Client _client = Connect(options.Value.S3);
    private readonly string _bucket = options.Value.S3.Bucket;

    public async Task PutAsync(string key, string file, string contentType, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest { BucketName = _bucket, Key = key, FilePath = file, ContentType = contentType, UseChunkEncoding = false };
        request.Headers.CacheControl = ForEver;
        await _client.PutObjectAsync(request, cancellationToken);
    }

    public async Task<bool> FetchAsync(string key, string file, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await _client.GetObjectAsync(_bucket, key, cancellationToken);
            await using var to = File.Create(file);
            await found.ResponseStream.CopyToAsync(to, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket")
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        // A picture has a few dozen files at most: one page of a thousand.
        var found = await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix }, cancellationToken);
        return found.S3Objects?.ConvertAll(file => file.Key) ?? [];
    }

    public async Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        // One by one: not every compatible store deletes many at once, and this is done once a day for a few.
        foreach (var key in keys) await _client.DeleteObjectAsync(_bucket, key, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private static AmazonS3Client Connect(S3Options settings)
    {
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.Region,
            Timeout = settings.Longest,
            MaxErrorRetry = 2,
            // Checksums in trailers are Amazon's own; the payload's hash is part of the signature in any case.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint.Length > 0) (config.ServiceURL, config.ForcePathStyle) = (settings.Endpoint, true);
        else config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        return settings.AccessKey.Length > 0 ? new(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config) : new(config);
    }
}
