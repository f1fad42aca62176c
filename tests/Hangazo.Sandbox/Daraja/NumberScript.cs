namespace Hangazo.Sandbox.Daraja;

internal enum CallbackCount
{
    Never = 0,
    Once = 1,
    Twice = 2,
}

/// <summary>What happens at the HTTP call that starts the push.</summary>
internal enum SubmitAnswer
{
    Accepted,

    /// <summary>The callback goes out first, the HTTP answer is held back.</summary>
    AfterCallback,

    /// <summary>HTTP 500, yet the prompt is sent and the payment goes through.</summary>
    Lost,

    /// <summary>HTTP 500 spike arrest; there is no push.</summary>
    SpikeArrest,
}

/// <summary>How a number of the test range <c>254700000xxx</c> behaves, by its last three digits.</summary>
internal sealed record NumberScript(string ResultCode, TimeSpan Delay)
{
    private const string TestRange = "254700000";

    public CallbackCount Callbacks { get; init; } = CallbackCount.Once;

    public SubmitAnswer Submit { get; init; } = SubmitAnswer.Accepted;

    /// <summary>Whole shillings the payment is short of the amount asked for.</summary>
    public long Shortfall { get; init; }

    /// <summary>What the query says instead of the truth.</summary>
    public string? QueryCode { get; init; }

    public static bool IsScripted(string phone) => phone.StartsWith(TestRange, StringComparison.Ordinal);

    /// <summary>The script of a number, or null when a person with the phone page decides.</summary>
    public static NumberScript? For(string phone, DarajaOptions options)
    {
        if (!IsScripted(phone))
            return null;
        var success = new NumberScript(ResultTexts.Paid, options.OutcomeDelay);
        return phone[^3..] switch
        {
            "001" => success with { ResultCode = "1" },
            "032" => success with { ResultCode = ResultTexts.Cancelled },
            "037" => success with { ResultCode = ResultTexts.Unreachable, Delay = options.UnreachableDelay },
            "019" => success with { ResultCode = "1019" },
            "025" => success with { ResultCode = "1025" },
            "201" => success with { ResultCode = ResultTexts.WrongPin },
            "017" => success with { ResultCode = "17" },
            "026" => success with { ResultCode = "26" },
            "101" => success with { ResultCode = "1001" },
            "111" => success with { Callbacks = CallbackCount.Never },
            "112" => success with { Callbacks = CallbackCount.Twice },
            "113" => success with { Delay = options.LateDelay },
            "114" => success with { Delay = TimeSpan.Zero, Submit = SubmitAnswer.AfterCallback },
            "115" => success with { Shortfall = 1 },
            "116" => success with { Submit = SubmitAnswer.Lost },
            "117" => success with { QueryCode = ResultTexts.Cancelled },
            "199" => success with { Submit = SubmitAnswer.SpikeArrest },
            _ => success,
        };
    }
}
