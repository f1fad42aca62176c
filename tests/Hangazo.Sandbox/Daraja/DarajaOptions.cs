namespace Hangazo.Sandbox.Daraja;

/// <summary>Credentials, names and delays of the played Safaricom. The defaults are made up and open nothing anywhere.</summary>
public sealed class DarajaOptions
{
    public string ConsumerKey { get; set; } = "simKey0123456789";

    public string ConsumerSecret { get; set; } = "simSecret9876543210";

    public string ShortCode { get; set; } = "5110070";

    public string Passkey { get; set; } = "simulator-passkey-0001";

    /// <summary>The name the phone shows: "Pay KSh 2,499 to HANGAZO".</summary>
    public string MerchantName { get; set; } = "HANGAZO";

    /// <summary>Name and password of the API operator that may send money out.</summary>
    public string Initiator { get; set; } = "simInitiator";

    public string InitiatorPassword { get; set; } = "simInitiatorPassword-0001";

    /// <summary>The short code that pays out.</summary>
    public string PayoutShortCode { get; set; } = "600984";

    /// <summary>How long money going out takes until its result is told.</summary>
    public TimeSpan PayoutDelay { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>How long a number that acts by itself takes to answer.</summary>
    public TimeSpan OutcomeDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Number ending 113: the success that comes when nobody waits any more.</summary>
    public TimeSpan LateDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Number ending 037: the phone that is switched off.</summary>
    public TimeSpan UnreachableDelay { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Number ending 114: how long the HTTP answer is held back after the callback went out.</summary>
    public TimeSpan HeldResponseDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a prompt stands on the phone before it goes away as 1037.</summary>
    public TimeSpan PromptLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Within this time a push of the same amount to the same phone ends in 17, when that switch is on.</summary>
    public TimeSpan RepeatWindow { get; set; } = TimeSpan.FromMinutes(2);

    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Switch positions at the start and after a reset.</summary>
    public DarajaSwitchState Switches { get; set; } = new();
}
