using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Customers.UseCases;

/// <summary>Puts a customer in a group, or in none. Codes: <c>customer.not-found</c>, <c>customer.group-invalid</c>.</summary>
public sealed class PutInGroup(HangazoDb db, IAuditTrail trail)
{
    public static AuditSubject Subject(CustomerId id) => new("customer", id.Value);

    /// <param name="group">Empty or null: none. A group that others are in is written as theirs, whatever its case.</param>
    public async Task<Result> ExecuteAsync(CustomerId id, string? group, Actor by, CancellationToken cancellationToken)
    {
        if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } customer) return CustomerErrors.NotFound;
        var (before, wanted) = (customer.Group, group?.Trim() ?? "");
        var groups = await db.Set<Customer>().Where(c => c.Group != null).Select(c => c.Group!).Distinct().ToListAsync(cancellationToken);
        var known = groups.Find(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase));
        var put = customer.PutInGroup(known ?? wanted);
        if (!put.Succeeded || customer.Group == before) return put;
        trail.Note(Subject(id), by, [new("Group", before, customer.Group)]);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }
}
