using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>What products can say of themselves, as managers arrange it. Whoever may not is refused here, whatever a screen shows.</summary>
internal sealed class AttributesPort(IServiceScopeFactory scopes, AttributeBook book)
{
    private const int ShownTrail = 20;

    /// <summary>The brands and tags in use.</summary>
    public sealed record Known(IReadOnlyList<string> Brands, IReadOnlyList<string> Tags);

    /// <summary>As they are in the database now, not as this node remembers them: whoever edits looks at versions.</summary>
    public async Task<AttributeBook.View> BookAsync()
    {
        book.Forget();
        return await book.GetAsync(CancellationToken.None);
    }

    public Task<Known> KnownAsync(CancellationToken cancellationToken) => AskAsync(async services =>
    {
        var use = services.GetRequiredService<AttributeUse>();
        return new Known([.. (await use.OfBrandsAsync(cancellationToken)).Keys], [.. (await use.OfTagsAsync(cancellationToken)).OrderByDescending(tag => tag.Value).Select(tag => tag.Key)]);
    });

    /// <summary>Products by <c>code=value</c>.</summary>
    public Task<IReadOnlyDictionary<string, int>> UseAsync(CancellationToken cancellationToken) =>
        AskAsync(services => services.GetRequiredService<AttributeUse>().OfAttributesAsync(cancellationToken));

    public Task<IReadOnlyDictionary<string, int>> BrandsAsync(CancellationToken cancellationToken) =>
        AskAsync(services => services.GetRequiredService<AttributeUse>().OfBrandsAsync(cancellationToken));

    public Task<IReadOnlyList<AuditView>> TrailAsync(AttributeId id, CancellationToken cancellationToken) =>
        AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(ArrangeAttributes.Subject(id), ShownTrail, cancellationToken));

    public async Task<Result<AttributeId>> ArrangeAsync(ClaimsPrincipal who, Func<ArrangeAttributes, Actor, Task<Result<AttributeId>>> arrangeAsync)
    {
        var arranged = await ManageAsync(who, (services, by) => arrangeAsync(services.GetRequiredService<ArrangeAttributes>(), by));
        // Other nodes hear of it; here the person wants to see it at once.
        book.Forget();
        return arranged;
    }

    public Task<Result<int>> RenameBrandAsync(ClaimsPrincipal who, string brand, string name) =>
        ManageAsync(who, (services, by) => services.GetRequiredService<RenameBrand>().ExecuteAsync(brand, name, by, CancellationToken.None));

    private Task<Result<T>> ManageAsync<T>(ClaimsPrincipal who, Func<IServiceProvider, Actor, Task<Result<T>>> changeAsync) => AskAsync<Result<T>>(async services =>
        (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded
            ? await changeAsync(services, new Actor(who.AccountId(), who.FullName()))
            : ProductsPort.ForManagers);

    private async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }
}
