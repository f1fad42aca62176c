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
    public void Start(StkPush push) => _ = QuietlyAsync(push.Script is { } script
        ? SettleAfterAsync(push, script.Delay, script.ResultCode, null)
        : SettleAfterAsync(push, options.Daraja.PromptLifetime, ResultTexts.Unreachable, "No response from user."));

    /// <summary>Settles at once and waits until the shop has heard of it.</summary>
    public async Task SettleAsync(StkPush push, string code, string? text = null, long? amount = null, bool force = false)
    {
        if (Decide(push, code, text, amount, force) is { } callbackBody)
            await callbacks.SendResultAsync(push, callbackBody, push.Script?.Callbacks ?? CallbackCount.Once);
    }

    /// <summary>A person decides; the callback follows in the background. False when it was too late.</summary>
    public bool Answer(StkPush push, string code)
    {
        if (Decide(push, code, text: null, amount: null, force: false) is not { } callbackBody)
            return false;
        _ = QuietlyAsync(callbacks.SendResultAsync(push, callbackBody, CallbackCount.Once));
        return true;
    }

    private async Task SettleAfterAsync(StkPush push, TimeSpan delay, string code, string? text)
    {
        await clock.Delay(delay, pushes.EraEnds);
        await SettleAsync(push, code, text);
    }

    /// <returns>The callback to send, or null when the push was decided before.</returns>
    private string? Decide(StkPush push, string code, string? text, long? amount, bool force)
    {
        var paidAmount = amount ?? Math.Max(1, push.Request.Amount - (push.Script?.Shortfall ?? 0));
        var result = new StkResult(code, text ?? ResultTexts.ForCallback(code), clock.UtcNow);
        if (push.TrySettle(result, paidAmount, receipts, force) is not { } settled)
            return null;
        pushes.Settled(push, settled.NewPayment);
        if (MpesaSms.For(push, result, settled.NewPayment, options.Daraja.MerchantName) is { } sms)
            inboxes.Add(push.Request.Phone, "MPESA", sms, result.At);
        return settled.CallbackBody;
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
