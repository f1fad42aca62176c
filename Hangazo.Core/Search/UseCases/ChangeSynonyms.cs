using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Search.Contracts;
using Hangazo.Core.Search.Queries;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Core.Search.UseCases;

/// <summary>Adds, changes and removes what words mean. Searches heed it at once on every node.</summary>
public sealed class ChangeSynonyms(HangazoDb db, Thesaurus thesaurus)
{
    /// <param name="Id">Null: a new one.</param>
    /// <param name="Version">As it was read.</param>
    public sealed record Command(SynonymId? Id, uint Version, string? Term, string? Meanings, bool BothWays);

    /// <summary>Codes: <c>synonym.empty</c>, <c>synonym.too-long</c>, <c>synonym.same</c>, <c>synonym.taken</c>, <c>synonym.not-found</c>, <c>synonym.changed</c>.</summary>
    public async Task<Result> SaveAsync(Command command, CancellationToken cancellationToken)
    {
        if (command.Id is not { } id)
        {
            var made = Synonym.Create(SynonymId.New(), command.Term, command.Meanings, command.BothWays);
            if (!made.Succeeded) return made.Error;
            db.Add(made.Value);
        }
        else
        {
            var found = await FindAsync(id, command.Version, cancellationToken);
            if (!found.Succeeded) return found.Error;
            var changed = found.Value.Change(command.Term, command.Meanings, command.BothWays);
            if (!changed.Succeeded) return changed;
        }

        return await SaveAsync(cancellationToken);
    }

    /// <summary>Codes: <c>synonym.not-found</c>, <c>synonym.changed</c>.</summary>
    public async Task<Result> RemoveAsync(SynonymId id, uint version, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, version, cancellationToken);
        if (!found.Succeeded) return found.Error;
        found.Value.Remove();
        db.Remove(found.Value);
        return await SaveAsync(cancellationToken);
    }

    private async Task<Result<Synonym>> FindAsync(SynonymId id, uint version, CancellationToken cancellationToken)
    {
        var synonym = await db.Set<Synonym>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (synonym is null) return SearchErrors.SynonymNotFound;
        return synonym.Version == version ? synonym : SearchErrors.SynonymChanged;
    }

    private async Task<Result> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return SearchErrors.SynonymChanged;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return SearchErrors.SynonymTaken;
        }

        thesaurus.Forget();
        return Result.Ok;
    }
}
