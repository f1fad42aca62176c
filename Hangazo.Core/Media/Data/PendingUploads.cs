using Npgsql;

namespace Hangazo.Core.Media.Data;

/// <summary>Remembers what was uploaded and is part of nothing yet. A picture without a row was attached once, or is of our own making, and stays.</summary>
internal sealed class PendingUploads(NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="isKeptAsync">Whether the shop has this picture already, asked when it is not pending.</param>
    public async Task NoteAsync(string hash, Func<CancellationToken, Task<bool>> isKeptAsync, CancellationToken cancellationToken)
    {
        // Waits for a clean-up that is just deleting it.
        await using var again = Command("update media.pending_upload set taken_at = $2 where hash = $1", hash);
        if (await again.ExecuteNonQueryAsync(cancellationToken) > 0 || await isKeptAsync(cancellationToken)) return;
        await using var note = Command("insert into media.pending_upload (hash, taken_at) values ($1, $2) on conflict (hash) do update set taken_at = excluded.taken_at", hash);
        await note.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, string hash)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        return command;
    }
}
