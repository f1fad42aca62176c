using Hangazo.Sandbox.Daraja;
using Hangazo.Sandbox.PayPal;
using Hangazo.Sandbox.Storage;
using Hangazo.Sandbox.Stripe;

namespace Hangazo.Sandbox;

/// <summary>
/// How the sandbox starts. Every property can be given on the command line (<c>--Daraja:OutcomeDelay 00:00:01</c>) or in the
/// environment (<c>SANDBOX_Daraja__OutcomeDelay</c>); <c>--urls</c>, <c>--smtp-port</c> and <c>--quiet</c> have short forms.
/// </summary>
public sealed class SandboxOptions
{
    /// <summary>Addresses to listen on, separated by semicolons. Port 0 takes a free port.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5001";

    /// <summary>Port of the mail server on 127.0.0.1; 0 takes a free one.</summary>
    public int SmtpPort { get; set; }

    /// <summary>No banner and no log lines.</summary>
    public bool Quiet { get; set; }

    public DarajaOptions Daraja { get; set; } = new();

    public S3Options S3 { get; set; } = new();

    public PayPalOptions PayPal { get; set; } = new();

    public StripeOptions Stripe { get; set; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
