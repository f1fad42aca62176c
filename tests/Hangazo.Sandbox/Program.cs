using Hangazo.Sandbox.Mail;

namespace Hangazo.Sandbox;

/// <summary>
/// Entry point. A named class instead of top-level statements: those would make a global <c>Program</c>, which clashes with the
/// shop's own when one test project refers to both.
/// </summary>
internal static class SandboxProgram
{
    private static async Task Main(string[] args)
    {
        var options = new SandboxOptions();
        await using var app = SandboxApp.Build(args, options);
        await app.StartAsync();
        if (!options.Quiet)
        {
            Console.WriteLine($"Payment sandbox  {string.Join(' ', app.Urls)}");
            Console.WriteLine($"Mail (SMTP)      127.0.0.1:{app.Services.GetRequiredService<SmtpServer>().Port}");
        }
        await app.WaitForShutdownAsync();
    }
}
