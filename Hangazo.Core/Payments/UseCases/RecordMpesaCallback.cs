using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Stores a callback as it came, and nothing else: what it means is decided by <see cref="ProcessInbox"/> a moment later. One statement finds the
/// request by its token and stores: M-Pesa waits for nothing but that.
/// </summary>
public sealed class RecordMpesaCallback(NpgsqlDataSource database, PaymentGateways gateways, PaymentBell bell, TimeProvider clock)
{
    /// <summary>
    /// The attempt is part of the key: what comes in with one token can never stand in the way of another attempt's news. The same news twice is
    /// one row.
    /// </summary>
    private const string Store = """
        with asked as (select id from payments.attempt where callback_token_hash = $1 and gateway = $2),
        stored as (
            insert into payments.inbox (gateway, event_key, attempt_id, body, remote_address, received_at, next_try_at, tries, outcome)
            select $2, 'stk:' || replace(asked.id::text, '-', '') || ':' || $3, asked.id, $4, $5, $6, $7, 0, $8 from asked
            on conflict (gateway, event_key) do nothing)
        select exists (select from asked)
        """;

    public enum Outcome
    {
        /// <summary>Stored, or stored before.</summary>
        Accepted,

        /// <summary>Nobody we asked sent this. Nothing was stored.</summary>
        UnknownToken,

        /// <summary>The right token with a body that is no result of a push: kept as it came, changes nothing.</summary>
        Unreadable,
    }

    public async Task<Outcome> ExecuteAsync(string? token, ReadOnlyMemory<byte> body, string? remoteAddress, CancellationToken cancellationToken)
    {
        if (CallbackToken.HashOf(token) is not { } hash) return Outcome.UnknownToken;
        var news = gateways[Payment.MpesaStk].ParseNotification(body);
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Store);
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Payment.MpesaStk });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = news?.Key ?? $"unreadable:{Convert.ToHexStringLower(SHA256.HashData(body.Span))}" });
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = body, NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = (object?)remoteAddress ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        command.Parameters.Add(new() { Value = news is null ? DBNull.Value : now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = news is null ? "Unreadable" : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        if (await command.ExecuteScalarAsync(cancellationToken) is not true) return Outcome.UnknownToken;
        if (news is null) return Outcome.Unreadable;
        bell.Inbox.Ring();
        return Outcome.Accepted;
    }
}
