namespace Hangazo.Core.Media.Contracts;

/// <summary>Pictures that become part of something.</summary>
public interface IPictures
{
    /// <summary>
    /// Keeps these pictures for good, with the caller's save. False, and nothing staged, when one of them is not there: never uploaded, or
    /// uploaded a day ago and used for nothing. Whoever writes a hash into a row of theirs asks this first.
    /// </summary>
    Task<bool> AttachAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken);
}
