using System.Text.Json;
using Hangazo.Sandbox.Admin;
using Hangazo.Sandbox.Couriers;
using Hangazo.Sandbox.Daraja;
using Hangazo.Sandbox.Etims;
using Hangazo.Sandbox.Faults;
using Hangazo.Sandbox.Mail;
using Hangazo.Sandbox.PayPal;
using Hangazo.Sandbox.Phone;
using Hangazo.Sandbox.Storage;
using Hangazo.Sandbox.Stripe;

namespace Hangazo.Sandbox;

/// <summary>The outside world of the shop, played over real HTTP and SMTP on this machine.</summary>
public static class SandboxApp
{
    private const long LargestRequest = 1024 * 1024;

    /// <summary>
    /// Builds the application without starting it. <paramref name="args"/> win over <paramref name="options"/>.
    /// An empty builder is used so that a shop's <c>appsettings.json</c> lying in the same folder is never read.
    /// </summary>
    public static WebApplication Build(string[] args, SandboxOptions? options = null)
    {
        options ??= new SandboxOptions();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "Hangazo.Sandbox",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration
            .AddEnvironmentVariables("SANDBOX_")
            .AddCommandLine(
                [.. args.Select(arg => arg == "--quiet" ? "--quiet=true" : arg)],
                new Dictionary<string, string> { ["--smtp-port"] = nameof(SandboxOptions.SmtpPort) });
        builder.Configuration.Bind(options);

        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        if (!options.Quiet)
        {
            // A failed start is told in one sentence by the program, not by a stack trace of the host.
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        }

        builder.Services.AddRouting();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<SandboxClock>();
        builder.Services.AddSingleton<Weather>();
        builder.Services.AddPhones();
        builder.Services.AddDaraja();
        builder.Services.AddStripe();
        builder.Services.AddPayPal();
        builder.Services.AddOscu();
        builder.Services.AddCourier();
        builder.Services.AddMail();
        builder.Services.AddS3();

        var app = builder.Build();
        app.MapGet("/health/live", () => new { status = "live" });
        app.MapHome();
        app.MapDaraja();
        app.MapStripe();
        app.MapPayPal();
        app.MapOscu();
        app.MapCourier();
        app.MapPhones();
        app.MapPayBillPages();
        app.MapMail();
        app.MapS3();
        app.MapAdmin();
        return app;
    }
}
