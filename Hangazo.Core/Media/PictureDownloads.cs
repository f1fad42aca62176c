using System.Net;
using System.Net.Sockets;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

/// <summary>
/// Fetches what a manager's file names, which may be anything: a name is resolved here, all its addresses are checked, and one of those very
/// addresses is connected to, so that a name that changes its mind in between changes nothing. Each redirect is looked at like the first address.
/// </summary>
internal sealed class PictureDownloads : IPictureDownloads, IDisposable
{
    private const int MostRedirects = 3;
    private const int LongestAddress = 2_000;

    private readonly HttpClient _http;
    private readonly IMediaStore _media;
    private readonly DownloadOptions _settings;

    public PictureDownloads(IMediaStore media, IOptions<MediaOptions> options)
    {
        (_media, _settings) = (media, options.Value.Downloads);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 32, ConnectTimeout = _settings.Longest, PooledConnectionLifetime = TimeSpan.FromMinutes(1), ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Hangazo/1.0");
        _http.DefaultRequestHeaders.Accept.ParseAdd("image/jpeg, image/png, image/webp");
    }

    public Error? Refusal(string address) => Check(address).Error;

    public async Task<Result<TakenPicture>> FetchAsync(string address, CancellationToken cancellationToken)
    {
        var first = Check(address);
        if (!first.Succeeded) return first.Error;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_settings.Longest);
        try
        {
            return await FollowAsync(first.Value, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return MediaErrors.NotFetched("it took too long");
        }
        catch (HttpRequestException broken) when (broken.InnerException is NotPublicException)
        {
            return MediaErrors.Address("it leads into a private network");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return MediaErrors.NotFetched("nobody answers there");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Result<TakenPicture>> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                if (redirects == MostRedirects || answer.Headers.Location is not { } location) return MediaErrors.NotFetched("it leads from address to address");
                var next = Check(new Uri(address, location).AbsoluteUri);
                if (!next.Succeeded) return next.Error;
                address = next.Value;
                continue;
            }

            if (answer.StatusCode != HttpStatusCode.OK) return MediaErrors.NotFetched($"the answer there was {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentLength > IMediaStore.LargestUpload) return MediaErrors.TooLarge;
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return await _media.TakeAsync(body, cancellationToken);
        }
    }

    private Result<Uri> Check(string address)
    {
        if (address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return MediaErrors.Address("it is none");
        if (IsTrusted(uri)) return uri;
        if (uri.Scheme != Uri.UriSchemeHttps) return MediaErrors.Address("it does not begin with https://");
        if (!uri.IsDefaultPort) return MediaErrors.Address("it names a port");
        if (uri.UserInfo.Length > 0) return MediaErrors.Address("it has a name or password in it");
        return IPAddress.TryParse(uri.DnsSafeHost, out var number) && !PublicAddress.Is(number) ? MediaErrors.Address("it leads into a private network") : uri;
    }

    private bool IsTrusted(Uri uri) => Array.Exists(_settings.Trusted, trusted => uri.GetLeftPart(UriPartial.Authority) == trusted);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        // All of them: a name with one public and one private address is up to something.
        if (!IsTrusted(context.InitialRequestMessage.RequestUri!) && !Array.TrueForAll(addresses, PublicAddress.Is)) throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class NotPublicException : Exception;
}
