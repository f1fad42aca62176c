namespace Hangazo.Web.Documents;

/// <summary>The browser that prints. Section <c>Chromium</c>.</summary>
public sealed class ChromiumOptions
{
    public const string Section = "Chromium";

    public string Path { get; set; } = "/usr/bin/chromium";

    /// <summary>How many documents are printed at once.</summary>
    public int Concurrency { get; set; } = 2;

    /// <summary>How many more may wait for their turn; others are told to come back.</summary>
    public int Waiting { get; set; } = 32;

    public int TimeLimitSeconds { get; set; } = 60;

    /// <summary>
    /// Chromium's own sandbox. It refuses to work as root, and in containers without user namespaces; what is printed is the shop's own markup
    /// with script off and the network cut, so it may be left out there. Unset: on, except as root.
    /// </summary>
    public bool? Sandbox { get; set; }

    internal bool UseSandbox => Sandbox ?? !Environment.IsPrivilegedProcess;
}
