namespace Hangazo.Sandbox.Faults;

/// <summary>Refunds that end later than they are answered: by the switches, or by their amount, so that they can be tried without switches.</summary>
internal static class SlowRefund
{
    public static readonly TimeSpan Ends = TimeSpan.FromMinutes(1);

    public const string Pending = "pending";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    /// <summary>What is answered at once and how it ends; the end is null when that is all.</summary>
    /// <param name="minor">Of the refund, in cents: 111.00 shillings or 1.11 dollars are slow, 222 and 2.22 fail, 333 and 3.33 succeed and fail then.</param>
    public static (string First, string? End)? Of(long minor) => minor switch
    {
        111_00 or 111 => (Pending, Succeeded),
        222_00 or 222 => (Pending, Failed),
        333_00 or 333 => (Succeeded, Failed),
        _ => null,
    };
}
