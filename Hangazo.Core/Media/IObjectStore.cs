namespace Hangazo.Core.Media;

/// <summary>Files by name, kept somewhere else.</summary>
public interface IObjectStore
{
    Task PutAsync(string key, string file, string contentType, CancellationToken cancellationToken);

    /// <summary>Writes the object to this file. False, and no file, when there is none.</summary>
    Task<bool> FetchAsync(string key, string file, CancellationToken cancellationToken);

    /// <summary>The keys that begin so.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);

    Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);
}
