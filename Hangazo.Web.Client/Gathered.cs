namespace Hangazo.Web.Client;

/// <summary>
/// Reads again when told to, never twice at once: what is told meanwhile is gathered into one more run. So the last word shown is the
/// newest one, and no slow answer covers a later one. For one component's synchronization context.
/// </summary>
/// <param name="wait">How long to gather before each read.</param>
public sealed class Gathered(Func<Task> readAsync, TimeSpan wait = default) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _reading;
    private bool _again;

    public async Task ReadAsync()
    {
        _again = true;
        if (_reading) return;
        _reading = true;
        try
        {
            while (_again && !_gone.IsCancellationRequested)
            {
                if (wait > TimeSpan.Zero) await Task.Delay(wait, _gone.Token);
                _again = false;
                await readAsync();
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // Whoever asked has gone meanwhile.
        }
        finally
        {
            _reading = false;
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
