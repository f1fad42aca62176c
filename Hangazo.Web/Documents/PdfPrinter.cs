using System.Collections.Concurrent;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Hangazo.Web.Documents;

/// <summary>
/// Prints HTML to PDF with one warm Chromium, started by the first document and again when it died. Nothing that is printed can run script
/// or reach a network.
/// </summary>
internal sealed class PdfPrinter(IOptions<ChromiumOptions> options, ILogger<PdfPrinter> logger) : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--font-render-hinting=none",
    ];

    private readonly SemaphoreSlim _turns = new(options.Value.Concurrency);
    private readonly SemaphoreSlim _starting = new(1);
    private Running? _running;
    private int _asked;

    /// <param name="html">A whole document that needs nothing from outside itself.</param>
    /// <returns>The PDF. Codes: <c>document.printer-busy</c>, <c>document.printer-down</c>.</returns>
    public async Task<Result<byte[]>> PrintAsync(string html, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _asked) > options.Value.Concurrency + options.Value.Waiting) return DocumentErrors.PrinterBusy;
            await _turns.WaitAsync(cancellationToken);
            try
            {
                return await PrintWithRetryAsync(html, cancellationToken);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is { } running) await running.EndAsync();
        _turns.Dispose();
        _starting.Dispose();
    }

    private async Task<Result<byte[]>> PrintWithRetryAsync(string html, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            Running? running = null;
            try
            {
                running = await BrowserAsync(cancellationToken);
                return await running.PrintAsync(html).WaitAsync(TimeSpan.FromSeconds(options.Value.TimeLimitSeconds), cancellationToken);
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException or IOException)
            {
                logger.LogWarning(exception, "Printing failed at attempt {Attempt}", attempt);
                if (running is not null) await DiscardAsync(running);
                // A document that takes too long takes too long again; a browser that died may be started anew.
                if (attempt == 2 || exception is TimeoutException) return DocumentErrors.PrinterDown;
            }
        }
    }

    private async Task<Running> BrowserAsync(CancellationToken cancellationToken)
    {
        if (_running is { IsAlive: true } warm) return warm;
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_running is { IsAlive: true } started) return started;
            if (_running is { } dead) await dead.EndAsync();
            _running = null;
            return _running = await Running.StartAsync(options.Value);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task DiscardAsync(Running running)
    {
        if (Interlocked.CompareExchange(ref _running, null, running) == running) await running.EndAsync();
    }

    /// <summary>A browser and the process that drives it.</summary>
    private sealed class Running(IPlaywright driver, IBrowser browser)
    {
        private const string Nothing = "<!DOCTYPE html><title></title>";
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        /// <summary>Opening a page costs the browser more than printing an invoice.</summary>
        private readonly ConcurrentBag<IPage> _open = [];

        public bool IsAlive => browser.IsConnected;

        /// <summary>One document at a time on each page, which is left empty for the next; a page that failed is not used again.</summary>
        public async Task<byte[]> PrintAsync(string html)
        {
            if (!_open.TryTake(out var page)) page = await OpenAsync();
            await page.SetContentAsync(html, new() { WaitUntil = WaitUntilState.Load });
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true });
            await page.SetContentAsync(Nothing);
            _open.Add(page);
            return pdf;
        }

        public static async Task<Running> StartAsync(ChromiumOptions options)
        {
            var driver = await Playwright.CreateAsync();
            try
            {
                // The shop ends the browser itself, in its own order.
                return new(driver, await driver.Chromium.LaunchAsync(new()
                {
                    ExecutablePath = options.Path, Headless = true, Args = Arguments, ChromiumSandbox = options.UseSandbox,
                    HandleSIGINT = false, HandleSIGTERM = false, HandleSIGHUP = false, Timeout = options.TimeLimitSeconds * 1000,
                }));
            }
            catch
            {
                driver.Dispose();
                throw;
            }
        }

        private async Task<IPage> OpenAsync()
        {
            var context = await browser.NewContextAsync(new()
            {
                JavaScriptEnabled = false, Offline = true, ServiceWorkers = ServiceWorkerPolicy.Block, AcceptDownloads = false,
            });
            await context.RouteAsync("**/*", route => route.AbortAsync());
            return await context.NewPageAsync();
        }

        public async Task EndAsync()
        {
            try
            {
                await browser.CloseAsync().WaitAsync(Patience);
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException or IOException)
            {
                // Dead or stuck: it goes with its driver.
            }

            driver.Dispose();
        }
    }
}
