using System.Diagnostics;

namespace Hangazo.Tests.Support;

/// <summary>Waits for the thing itself instead of for a while.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks again and again until the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within the timeout (10 s unless given).</exception>
    public static Task Async(Func<Task<bool>> condition, TimeSpan? timeout = null) =>
        Async(condition, held => held, timeout);

    /// <summary>Asks again and again until the answer is acceptable, and returns it.</summary>
    /// <exception cref="TimeoutException">No acceptable answer came within the timeout; the message holds the last one.</exception>
    public static async Task<T> Async<T>(Func<Task<T>> ask, Func<T, bool> accept, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(accept);
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (accept(answer))
            {
                return answer;
            }
            if (waiting.Elapsed > (timeout ?? Patience))
            {
                throw new TimeoutException($"Not so within {timeout ?? Patience}; the last answer was: {answer}");
            }
            await Task.Delay(Pause);
        }
    }
}
