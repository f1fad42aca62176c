using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>A message as it came, on its way into the inbox.</summary>
/// <param name="Key">Unique per gateway, for the same news twice is one row; with a <paramref name="Token"/> it is unique per attempt.</param>
/// <param name="Due">When to process it; null: it is only kept.</param>
internal sealed record Heard(string Gateway, string Key, ReadOnlyMemory<byte> Body, string? RemoteAddress, DateTimeOffset At, DateTimeOffset? Due)
{
    public const string Unreadable = "Unreadable";

    /// <summary>To be processed now, or, where <paramref name="key"/> is null because nobody can read it, to be kept alone.</summary>
    public static Heard Of(string gateway, string? key, ReadOnlyMemory<byte> body, string? remoteAddress, DateTimeOffset now) => key is null
        ? new(gateway, $"unreadable:{Convert.ToHexStringLower(SHA256.HashData(body.Span))}", body, remoteAddress, now, Due: null) { Outcome = Unreadable }
        : new(gateway, key, body, remoteAddress, now, now);

    /// <summary>SHA-256 of the secret end of the address it came to, which says whose attempt it is about.</summary>
    public byte[]? Token { get; init; }

    /// <summary>The post about a refund that it came in for.</summary>
    public Guid? RefundPost { get; init; }

    /// <summary>What came of it, where that is known already.</summary>
    public string? Outcome { get; init; }
}

/// <summary>
/// Stores what providers tell before they get their answer. What arrives while others are being written is written together next: one statement and
/// one commit for all that wait, so fifty at once wait for two commits, not for fifty.
/// </summary>
public sealed class InboxWriter(NpgsqlDataSource database, ILogger<InboxWriter> logger)
{
    private const int MostAtOnce = 200;
    private const int MostBytesAtOnce = 4 << 20;

    /// <summary>
    /// The attempt is part of a key that came with a token: what comes in with one can never stand in the way of another attempt's news. Rows are
    /// written in the order of their keys, so that two nodes told the same news do not wait for each other in a circle.
    /// </summary>
    private const string Store = """
        with heard as (
            select * from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::uuid[])
                with ordinality as h (gateway, key, token, body, address, at, due, outcome, post, place)),
        known as (
            select h.*, (select a.id from payments.attempt a where a.callback_token_hash = h.token and a.gateway = h.gateway) as attempt from heard h),
        stored as (
            insert into payments.inbox (gateway, event_key, attempt_id, refund_post_id, body, remote_address, received_at, next_try_at, tries, outcome)
            select gateway, case when token is null then key else 'stk:' || replace(attempt::text, '-', '') || ':' || key end as event_key,
                attempt, post, body, address, at, due, 0, outcome
            from known where token is null or attempt is not null
            order by gateway, event_key
            on conflict (gateway, event_key) do nothing)
        select place from known where token is not null and attempt is null
        """;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _writing;

    /// <summary>Somebody waits for an answer.</summary>
    public bool IsWriting => Volatile.Read(ref _writing) != 0;

    /// <summary>
    /// Ends when the message is committed, or was there before. False when its token is nobody's: nothing was stored. It is written even when
    /// whoever brought it hangs up.
    /// </summary>
    internal Task<bool> StoreAsync(Heard heard)
    {
        var waiting = new Waiting(heard);
        _waiting.Enqueue(waiting);
        if (Interlocked.CompareExchange(ref _writing, 1, 0) == 0) _ = WriteAllAsync();
        return waiting.Stored.Task;
    }

    private async Task WriteAllAsync()
    {
        do
        {
            while (Next() is { Count: > 0 } batch) await WriteAsync(batch);
            Volatile.Write(ref _writing, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _writing, 1, 0) == 0);
    }

    private List<Waiting> Next()
    {
        var batch = new List<Waiting>();
        var bytes = 0;
        while (batch.Count < MostAtOnce && bytes < MostBytesAtOnce && _waiting.TryDequeue(out var next))
        {
            batch.Add(next);
            bytes += next.Heard.Body.Length;
        }

        return batch;
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var strangers = await InsertAsync(batch.ConvertAll(waiting => waiting.Heard));
            for (var i = 0; i < batch.Count; i++) batch[i].Stored.SetResult(!strangers.Contains(i + 1));
        }
        catch (PostgresException exception) when (batch.Count > 1 && !exception.IsTransient)
        {
            // One that the database will not take must not take the others with it.
            logger.LogWarning(exception, "{Count} notifications could not be stored together; each is stored alone", batch.Count);
            foreach (var waiting in batch) await WriteAsync([waiting]);
        }
        catch (Exception exception)
        {
            foreach (var waiting in batch) waiting.Stored.SetException(exception);
        }
    }

    /// <returns>The places, from 1, of those whose token is nobody's.</returns>
    private async Task<HashSet<long>> InsertAsync(List<Heard> heard)
    {
        await using var command = database.CreateCommand(Store);
        Add(NpgsqlDbType.Text, h => h.Gateway);
        Add(NpgsqlDbType.Text, h => h.Key);
        Add(NpgsqlDbType.Bytea, h => h.Token);
        Add(NpgsqlDbType.Bytea, h => h.Body.ToArray());
        Add(NpgsqlDbType.Text, h => h.RemoteAddress);
        Add(NpgsqlDbType.TimestampTz, h => (DateTime?)h.At.UtcDateTime);
        Add(NpgsqlDbType.TimestampTz, h => h.Due?.UtcDateTime);
        Add(NpgsqlDbType.Text, h => h.Outcome);
        Add(NpgsqlDbType.Uuid, h => h.RefundPost);
        var strangers = new HashSet<long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) strangers.Add(reader.GetInt64(0));
        return strangers;

        void Add<T>(NpgsqlDbType type, Func<Heard, T> of) =>
            command.Parameters.Add(new() { Value = heard.Select(of).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private sealed record Waiting(Heard Heard)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
