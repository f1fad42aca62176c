using System.Net;
using System.Net.Sockets;

namespace Hangazo.Sandbox.Mail;

/// <summary>Takes mail on 127.0.0.1 and keeps it; nothing is ever sent on.</summary>
internal sealed class SmtpServer(SandboxOptions options, Mailbox mailbox, SandboxClock clock, ILogger<SmtpServer> logger) : IHostedService, IDisposable
{
    private const int MostSessions = 64;

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _free = new(MostSessions);
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>The port in use; known once the application has started.</summary>
    public int Port { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener = new TcpListener(IPAddress.Loopback, options.SmtpPort);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _listener?.Stop();
        await _accepting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _stopping.Dispose();
        _free.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                await _free.WaitAsync(_stopping.Token);
                var client = await listener.AcceptTcpClientAsync(_stopping.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server stops.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = client.GetStream();
                await new SmtpSession(stream, mailbox, clock).RunAsync(_stopping.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The other side went away, was silent for too long, or the server stops.
        }
        catch (Exception e)
        {
            logger.LogError(e, "A mail session failed");
        }
        finally
        {
            if (!_stopping.IsCancellationRequested)
                _free.Release();
        }
    }
}
