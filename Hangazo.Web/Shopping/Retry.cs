using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Shopping;

internal static class Retry
{
    /// <summary>Does it again, on fresh data, when somebody else changed the same row first (a double click, two tabs); at most three times.</summary>
    public static async Task<T> OnConflictAsync<T>(this IServiceScopeFactory scopes, Func<IServiceProvider, Task<T>> workAsync)
    {
        for (var tries = 1; ; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await workAsync(scope.ServiceProvider);
            }
            catch (DbUpdateException) when (tries < 3)
            {
                // Also a unique index: two first additions of one customer make one cart.
            }
        }
    }
}
