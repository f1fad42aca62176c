namespace Hangazo.Web.Client;

/// <summary>
/// Reads again when told to, never twice at once: what is told meanwhile is gathered into one more run. So the last word shown is the
/// newest one, and no slow answer covers a later one. For one component's synchronization context.
/// </summary>
/// <param name="wait">How long to gather before each read.</param>
public sealed class Gathered(Func<Task> readAsync, TimeSpan wait = default)
{
    private bool _stopped;
    private bool _reading;
    private bool _again;

    public async Task ReadAsync()
    {
        _again = true;
        if (_reading) return;
        _reading = true;
        try
        {
            while (_again)
            {
                if (wait > TimeSpan.Zero) await Task.Delay(wait);
                if (_stopped) return;
                _again = false;
                await readAsync();
            }
        }
        finally
        {
            _reading = false;
        }
    }

    /// <summary>Whoever asked has gone.</summary>
    public void Stop() => _stopped = true;
}
