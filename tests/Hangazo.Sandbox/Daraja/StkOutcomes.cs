using Hangazo.Sandbox.Phone;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Decides what becomes of a push, by script, by person or by force, and tells phone, ledger and shop.</summary>
internal sealed class StkOutcomes(
    SandboxOptions options,
    SandboxClock clock,
    StkPushes pushes,
    ReceiptNumbers receipts,
    CallbackSender callbacks,
    SmsInboxes inboxes,
    ILogger<StkOutcomes> logger)
{
    /// <summary>Lets the push run its course in the background.</summary>
    public void Start(StkPush push, string? resultCodeInstead = null) => _ = RunAsync(push, resultCodeInstead);

    /// <summary>Settles at once and waits until the shop has heard of it.</summary>
    public async Task<bool> SettleAsync(StkPush push, string code, string? text = null, long? amount = null, bool force = false)
    {
        if (!Decide(push, code, text, amount, force))
            return false;
        await callbacks.SendResultAsync(push, push.Script?.Callbacks ?? CallbackCount.Once);
        return true;
    }

    /// <summary>Settles at once; the callback follows in the background. False when it was too late.</summary>
    public bool Settle(StkPush push, string code)
    {
        if (!Decide(push, code, null, null, force: false))
            return false;
        _ = QuietlyAsync(callbacks.SendResultAsync(push, CallbackCount.Once));
        return true;
    }

    private Task RunAsync(StkPush push, string? resultCodeInstead)
    {
        return QuietlyAsync(resultCodeInstead is not null
            ? AfterAsync(options.Daraja.OutcomeDelay, resultCodeInstead, null)
            : push.Script is { } script
                ? AfterAsync(script.Delay, script.ResultCode, null)
                : AfterAsync(options.Daraja.PromptLifetime, ResultTexts.Unreachable, "No response from user."));

        async Task AfterAsync(TimeSpan delay, string code, string? text)
        {
            await clock.Delay(delay, pushes.EraEnds);
            await SettleAsync(push, code, text);
        }
    }

    private bool Decide(StkPush push, string code, string? text, long? amount, bool force)
    {
        var paidAmount = amount ?? Math.Max(1, push.Request.Amount - (push.Script?.Shortfall ?? 0));
        var result = new StkResult(code, text ?? ResultTexts.ForCallback(code), clock.UtcNow);
        if (!push.TrySettle(result, paidAmount, receipts, force, out var payment))
            return false;
        pushes.Settled(push, payment);
        if (MpesaSms.For(push, result, payment, options.Daraja.MerchantName) is { } sms)
            inboxes.Add(push.Request.Phone, "MPESA", sms, result.At);
        return true;
    }

    private async Task QuietlyAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // A reset or the end of the program: nobody waits for this any more.
        }
        catch (Exception e)
        {
            logger.LogError(e, "An outcome could not be played");
        }
    }
}
