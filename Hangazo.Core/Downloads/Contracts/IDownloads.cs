using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Downloads.Contracts;

/// <summary>A file that a buyer may fetch.</summary>
public readonly record struct DownloadId(Guid Value) : ITypedId<DownloadId>
{
    public static DownloadId From(Guid value) => new(value);

    public static DownloadId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum DownloadState
{
    Ready,
    UsedUp,
    Expired,

    /// <summary>The order is not paid for, or no longer.</summary>
    NotPaid,
}

/// <param name="Key">Who has it came by the buyer's link.</param>
/// <param name="Left">How many times it may still be fetched.</param>
/// <param name="RenewedBy">The member of staff who last renewed it.</param>
public sealed record DownloadSnapshot(
    DownloadId Id, OrderId OrderId, string Key, string Product, string FileName, long Bytes, int Left, int Most, DateTimeOffset Until, DownloadState State,
    string? RenewedBy)
{
    /// <summary>The part of the buyer's address behind the shop's.</summary>
    public string Path => $"/downloads/{Id}?key={Key}";

    /// <summary><c>2.4 MB</c></summary>
    public string Size => FileSize.Words(Bytes);
}

/// <summary>The files of a paid order can be fetched.</summary>
[EventName("downloads.downloads-granted.v1")]
public sealed record DownloadsGranted(OrderId OrderId) : IDomainEvent;

/// <summary>Downloads as other modules see them.</summary>
public interface IDownloads
{
    /// <summary>What may be fetched of an order, in the order of its lines; nothing before it is paid.</summary>
    Task<IReadOnlyList<DownloadSnapshot>> OfOrderAsync(OrderId order, CancellationToken cancellationToken);
}

public static class FileSize
{
    private const decimal Kilo = 1024;

    public static string Words(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo:0.#} MB"),
    };
}
