using System.Net.Sockets;
using Hangazo.Sandbox.Mail;

namespace Hangazo.Sandbox;

/// <summary>
/// Entry point. A named class instead of top-level statements: those would make a global <c>Program</c>, which clashes with the
/// shop's own when one test project refers to both.
/// </summary>
internal static class SandboxProgram
{
    private static async Task<int> Main(string[] args)
    {
        var options = new SandboxOptions();
        await using var app = SandboxApp.Build(args, options);
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"The sandbox cannot listen on {options.Urls} and mail port {options.SmtpPort}: {e.Message}");
            return 1;
        }
        if (!options.Quiet)
        {
            Console.WriteLine($"Payment sandbox  {string.Join(' ', app.Urls)}");
            Console.WriteLine($"Mail (SMTP)      127.0.0.1:{app.Services.GetRequiredService<SmtpServer>().Port}");
        }
        await app.WaitForShutdownAsync();
        return 0;
    }
}
