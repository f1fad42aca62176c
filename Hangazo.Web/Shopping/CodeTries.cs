using System.Threading.RateLimiting;
using Hangazo.Core.Kernel;
using Hangazo.Web.Client;

namespace Hangazo.Web.Shopping;

/// <summary>
/// Slows down guessing discount codes from one address, by form or by live component. Generous, because a mobile network puts many honest people
/// behind one address; generated codes have 50 random bits. Configured by <c>Shopping:CodeTriesPerMinute</c>.
/// </summary>
internal sealed class CodeTries(IConfiguration configuration) : IDisposable
{
    private const int DefaultTriesPerMinute = 30;

    public static readonly Error TooMany = new(
        "coupon.too-many-tries", "Many codes were tried from your connection. Please wait a minute and try again.", ErrorKind.Conflict, "code");

    private readonly PartitionedRateLimiter<Shopper> _limiter = PartitionedRateLimiter.Create<Shopper, string>(shopper =>
        RateLimitPartition.GetFixedWindowLimiter(shopper.Address ?? "unknown", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = configuration.GetValue("Shopping:CodeTriesPerMinute", DefaultTriesPerMinute),
            Window = TimeSpan.FromMinutes(1),
        }));

    public bool Allow(Shopper shopper)
    {
        using var lease = _limiter.AttemptAcquire(shopper);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
