using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>
/// The access token of this process: one request for it at a time, however many wait, because a new token ends the former.
/// (With several nodes each request may end another node's token; the retry after a refused token heals that.)
/// </summary>
internal sealed class DarajaTokens(HttpClient http, IOptions<DarajaOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan RefreshEarly = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Token? _current;

    /// <param name="refused">A token that was just refused; null when there is none.</param>
    /// <exception cref="DarajaUnreachableException">No token could be had.</exception>
    public async Task<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (Usable(refused) is { } ready) return ready;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Usable(refused) is { } fetched) return fetched;
            _current = await RequestAsync(cancellationToken);
            return _current.Value;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private string? Usable(string? refused) =>
        _current is { } token && token.Value != refused && clock.GetUtcNow() < token.RefreshAt ? token.Value : null;

    private async Task<Token> RequestAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "oauth/v1/generate?grant_type=client_credentials");
        var credentials = Encoding.UTF8.GetBytes($"{options.Value.ConsumerKey}:{options.Value.ConsumerSecret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var json = response.IsSuccessStatusCode ? ProviderJson.Parse(body) : null;
            if (json?.Text("access_token") is not { } value)
                throw new DarajaUnreachableException($"Daraja gave no access token (HTTP {(int)response.StatusCode}). Check the consumer key and secret.");
            var life = int.TryParse(json.Value.Text("expires_in"), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : ShortestLife;
            var use = life - RefreshEarly;
            return new Token(value, clock.GetUtcNow() + (use > ShortestLife ? use : ShortestLife));
        }
        catch (HttpRequestException exception)
        {
            throw new DarajaUnreachableException("Daraja's token service cannot be reached.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DarajaUnreachableException("Daraja's token service does not answer.", exception);
        }
    }

    private sealed record Token(string Value, DateTimeOffset RefreshAt);
}

/// <summary>Certainly nothing was sent.</summary>
public sealed class DarajaUnreachableException : Exception
{
    public DarajaUnreachableException()
    {
    }

    public DarajaUnreachableException(string message)
        : base(message)
    {
    }

    public DarajaUnreachableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
