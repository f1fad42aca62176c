using Hangazo.Core.Kernel;

namespace Hangazo.Core.Media.Contracts;

/// <summary>Pictures that lie somewhere else on the internet.</summary>
public interface IPictureDownloads
{
    /// <summary>Why this address would not even be asked; null when it would. Codes: <c>picture.address</c>. Asks nobody.</summary>
    Error? Refusal(string address);

    /// <summary>
    /// Fetches a picture and takes it in as an upload (<see cref="IMediaStore.TakeAsync"/>, with its codes). Only by https, only from addresses that
    /// all of the internet can reach, each address checked as it is connected to, redirects too. Codes: <c>picture.address</c>,
    /// <c>picture.not-fetched</c>.
    /// </summary>
    Task<Result<TakenPicture>> FetchAsync(string address, CancellationToken cancellationToken);
}
