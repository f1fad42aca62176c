namespace Hangazo.Core.Outbox;

/// <summary>Wakes this node's outbox loops at once; they also look by themselves now and then, so a lost ring costs a second, not a message.</summary>
public sealed class OutboxBell
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring. Take it before looking for work, so that a ring in between is not missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
