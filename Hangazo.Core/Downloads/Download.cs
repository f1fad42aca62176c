using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;

namespace Hangazo.Core.Downloads;

/// <summary>One file of one paid order line: how often and how long it may be fetched. What is fetched is frozen, whatever becomes of the product.</summary>
public sealed class Download : AggregateRoot
{
    /// <summary>How many times a file may be fetched unless staff renew it.</summary>
    public const int Most = 5;

    public static readonly TimeSpan Keeps = TimeSpan.FromDays(30);

    private Download()
    {
    }

    public DownloadId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public OrderLineId LineId { get; private set; }

    public int Position { get; private set; }

    public string Key { get; private set; } = "";

    public string Product { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string FileHash { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public long Bytes { get; private set; }

    public int Used { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public string? RenewedBy { get; private set; }

    public static Download Grant(OrderId order, OrderLineSnapshot line, DigitalFile file, int position, DateTimeOffset now) => new()
    {
        Id = DownloadId.New(), OrderId = order, LineId = line.Id, Position = position, Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
        Product = line.Name, FileName = file.Name, FileHash = file.Hash, ContentType = file.ContentType, Bytes = file.Bytes, Until = now + Keeps,
    };

    public bool IsOpenedBy(string? key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(Key));

    /// <summary>As if it had been granted now; the link stays the same.</summary>
    public void Renew(string by, DateTimeOffset now) => (Used, Until, RenewedBy) = (0, now + Keeps, by);

    public DownloadState StateAt(DateTimeOffset now, OrderSnapshot order) =>
        !IsPaid(order) ? DownloadState.NotPaid
        : Until <= now ? DownloadState.Expired
        : Used >= Most ? DownloadState.UsedUp
        : DownloadState.Ready;

    public static bool IsPaid(OrderSnapshot order) => order is { PaymentState: OrderPaymentState.Paid, State: OrderState.Open or OrderState.Completed };
}
