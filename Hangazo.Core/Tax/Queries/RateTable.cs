using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Tax.Queries;

/// <summary>Every VAT rate by category and the day from which it holds, newest first.</summary>
public sealed class RateTable(HangazoDb db)
{
    /// <param name="Percent">Such as 16.</param>
    public sealed record Row(VatCategory Category, DateOnly From, decimal Percent);

    public async Task<IReadOnlyList<Row>> ExecuteAsync(CancellationToken cancellationToken) => await db.Set<VatRate>().AsNoTracking()
        .OrderBy(rate => rate.Category).ThenByDescending(rate => rate.From).Select(rate => new Row(rate.Category, rate.From, rate.Percent)).ToListAsync(cancellationToken);
}
