using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Hangazo.Sandbox.PayPal;

/// <summary>An order and what became of it. Changed under its own lock.</summary>
internal sealed class PayPalOrder(string id, string customId, string invoiceId, string description, string currency, decimal value, string returnUrl, string cancelUrl)
{
    public Lock Gate { get; } = new();

    public string Id { get; } = id;

    public string CustomId { get; } = customId;

    public string Description { get; } = description;

    public string Currency { get; } = currency;

    public decimal Value { get; } = value;

    public string ReturnUrl { get; } = returnUrl;

    public string CancelUrl { get; } = cancelUrl;

    public string Status { get; set; } = "PAYER_ACTION_REQUIRED";

    public string? CaptureId { get; set; }

    public string CaptureStatus { get; set; } = "COMPLETED";

    public decimal Refunded { get; set; }

    public object Describe(string self, string page) => new
    {
        id = Id,
        status = Status,
        intent = "CAPTURE",
        purchase_units = new[]
        {
            new
            {
                reference_id = "default", custom_id = CustomId, invoice_id = invoiceId, description = Description, amount = Money(Value),
                payments = CaptureId is null ? null : new { captures = new[] { DescribeCapture(self) } },
            },
        },
        links = new[]
        {
            new { href = $"{self}/v2/checkout/orders/{Id}", rel = "self", method = "GET" },
            new { href = page, rel = "payer-action", method = "GET" },
        },
    };

    public object DescribeCapture(string self) => new
    {
        id = CaptureId,
        status = CaptureStatus,
        amount = Money(Value),
        final_capture = true,
        invoice_id = invoiceId,
        custom_id = CustomId,
        supplementary_data = new { related_ids = new { order_id = Id } },
        links = new[] { new { href = $"{self}/v2/payments/captures/{CaptureId}", rel = "self", method = "GET" } },
    };

    public object Money(decimal amount) => new { currency_code = Currency, value = amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) };
}

/// <summary>Changed under its order's lock.</summary>
internal sealed class PayPalRefund(string id, PayPalOrder order, decimal value, string first, string? customId)
{
    public string Id { get; } = id;

    public PayPalOrder Order { get; } = order;

    public decimal Value { get; } = value;

    /// <summary><c>PENDING</c>, <c>COMPLETED</c>, <c>FAILED</c> or <c>CANCELLED</c>.</summary>
    public string Status { get; private set; } = first;

    public bool HasFailed => Status is "FAILED" or "CANCELLED";

    /// <summary>False when it is over already.</summary>
    public bool End(string to)
    {
        lock (Order.Gate)
        {
            if (HasFailed || Status == to) return false;
            Status = to;
            if (HasFailed) Order.Refunded -= Value;
            return true;
        }
    }

    public object Describe(string self) => new
    {
        id = Id,
        amount = Order.Money(Value),
        custom_id = customId,
        status = Status,
        links = new[]
        {
            new { href = $"{self}/v2/payments/refunds/{Id}", rel = "self", method = "GET" },
            new { href = $"{self}/v2/payments/captures/{Order.CaptureId}", rel = "up", method = "GET" },
        },
    };
}

/// <summary>All orders, refunds, tokens and remembered answers since the start or the last reset.</summary>
internal sealed class PayPalBooks
{
    private volatile PayPalSwitchState _switches = new();

    public ConcurrentDictionary<string, PayPalOrder> Orders { get; } = new();

    public ConcurrentDictionary<string, PayPalRefund> Refunds { get; } = new();

    public ConcurrentDictionary<string, (int Status, object Body)> Answers { get; } = new();

    public ConcurrentDictionary<string, bool> Tokens { get; } = new();

    /// <summary>Signs events; nobody else knows it.</summary>
    public byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    public Lock Gate { get; } = new();

    public PayPalSwitchState Switches
    {
        get => _switches;
        set => _switches = value;
    }

    public static string NewId() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 17);

    /// <summary>Takes one of a counted switch.</summary>
    public bool Take(Func<PayPalSwitchState, int> count, Func<PayPalSwitchState, PayPalSwitchState> less)
    {
        lock (Gate)
        {
            if (count(_switches) <= 0) return false;
            _switches = less(_switches);
            return true;
        }
    }

    public void Reset()
    {
        Orders.Clear();
        Refunds.Clear();
        Answers.Clear();
        Tokens.Clear();
        Switches = new();
    }
}
