using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Queries;
using Hangazo.Core.Inventory.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>The catalogue as staff see it and managers change it. Whoever may not is refused here, whatever a screen shows.</summary>
internal sealed class ProductsPort(IServiceScopeFactory scopes, CategoryTree categories)
{
    private const int ShownTrail = 40;

    internal static readonly Error ForManagers = new("product.for-managers", "Only managers change products.", ErrorKind.Forbidden);

    /// <param name="OnHand">Of its variants; those that were never counted are absent.</param>
    public sealed record Details(ProductForEditing.View Product, IReadOnlyDictionary<VariantId, decimal> OnHand, IReadOnlyList<AuditView> Trail);

    /// <summary>What came of a change to several products: how many changed, and why the others did not.</summary>
    public sealed record Outcome(IReadOnlyList<ProductId> Done, IReadOnlyList<string> Refusals);

    public async Task<CategoryTree.View> CategoriesAsync() => await categories.GetAsync(CancellationToken.None);

    public Task<Page<ProductGrid.Row>> ListAsync(ProductGrid.Filter filter, CancellationToken cancellationToken) =>
        AskAsync(services => services.GetRequiredService<ProductGrid>().ExecuteAsync(filter, cancellationToken));

    public Task<HashSet<ProductColumn>> ColumnsAsync(ClaimsPrincipal who) => AskAsync(async services => ProductColumns.Read(
        who.AccountId() is { } account ? await services.GetRequiredService<Preferences>().ReadAsync(account, ProductColumns.Preference, CancellationToken.None) : null));

    /// <summary>Remembers which columns a person wants to see.</summary>
    public Task<bool> KeepColumnsAsync(ClaimsPrincipal who, IEnumerable<ProductColumn> columns) => AskAsync(async services =>
    {
        if (who.AccountId() is not { } account) return false;
        await services.GetRequiredService<Preferences>().WriteAsync(account, ProductColumns.Preference, ProductColumns.Write(columns), CancellationToken.None);
        return true;
    });

    public Task<Details?> FindAsync(string slug, CancellationToken cancellationToken) => AskAsync(async services =>
    {
        if (await services.GetRequiredService<ProductForEditing>().FindAsync(slug, cancellationToken) is not { } product) return null;
        var onHand = await services.GetRequiredService<StockLevels>().OnHandAsync([.. product.Variants.Select(variant => variant.Id!.Value)], cancellationToken);
        return new Details(product, onHand, await services.GetRequiredService<IAuditTrail>().ReadAsync(ProductDesk.Subject(product.Id), ShownTrail, cancellationToken));
    });

    public Task<string> FreeStemAsync(string? name) => AskAsync(services => services.GetRequiredService<TakenSkus>().FreeStemAsync(name, CancellationToken.None));

    /// <summary>Saves the product and what was counted of it, both or neither. Returns its slug.</summary>
    /// <param name="counts">By SKU: what was shown to be on hand and what is.</param>
    public Task<Result<string>> SaveAsync(
        ClaimsPrincipal who, ProductId? id, uint version, ProductSheet sheet, IReadOnlyList<VariantRow> variants, IReadOnlyList<PictureRow> pictures,
        IReadOnlyList<AddOn> addOns, DigitalSheet digital, ProductPicks picks, IReadOnlyDictionary<string, (decimal Shown, decimal OnHand)> counts, bool publish) => ManageAsync(who, (services, by) =>
            services.GetRequiredService<HangazoDb>().InTransactionAsync<string>(async token =>
            {
                var saved = await services.GetRequiredService<SaveProduct>().ExecuteAsync(new(id, version, sheet, variants, pictures, by, publish) { AddOns = addOns, Digital = digital, Picks = picks }, token);
                if (!saved.Succeeded) return saved.Error;
                var lines = saved.Value.Variants.Where(variant => counts.ContainsKey(variant.Key))
                    .Select(variant => new CountStock.Line(variant.Value, counts[variant.Key].Shown, counts[variant.Key].OnHand)).ToList();
                var counted = await services.GetRequiredService<CountStock>().ExecuteAsync(lines, "counted", by.Name, token);
                return counted.Succeeded ? saved.Value.Slug : counted.Error;
            }, CancellationToken.None));

    /// <summary>Returns the product's version after the move.</summary>
    public Task<Result<uint>> MoveAsync(ClaimsPrincipal who, Func<ChangeProductState, Actor, Task<Result<uint>>> moveAsync) =>
        ManageAsync(who, (services, by) => moveAsync(services.GetRequiredService<ChangeProductState>(), by));

    public Task<Result<IReadOnlyList<ChangePrices.Repriced>>> PriceAsync(
        ClaimsPrincipal who, Func<ChangePrices, Actor, Task<Result<IReadOnlyList<ChangePrices.Repriced>>>> changeAsync) =>
        ManageAsync(who, (services, by) => changeAsync(services.GetRequiredService<ChangePrices>(), by));

    /// <summary>Writes down what was counted of a product's variants, all of it or nothing.</summary>
    public Task<Result<bool>> CountAsync(ClaimsPrincipal who, IReadOnlyList<CountStock.Line> lines) => ManageAsync<bool>(who, async (services, by) =>
        await services.GetRequiredService<CountStock>().ExecuteAsync(lines, "counted", by.Name, CancellationToken.None) is { Succeeded: false } refused ? refused.Error : true);

    public Task<Result<bool>> SortAsync(ClaimsPrincipal who, Func<SortProducts, Actor, Task<Result<bool>>> sortAsync) =>
        ManageAsync(who, (services, by) => sortAsync(services.GetRequiredService<SortProducts>(), by));

    public async Task<Result<CategoryId>> ArrangeAsync(ClaimsPrincipal who, Func<ArrangeCategories, Actor, Task<Result<CategoryId>>> arrangeAsync)
    {
        var arranged = await ManageAsync(who, (services, by) => arrangeAsync(services.GetRequiredService<ArrangeCategories>(), by));
        // Other nodes hear of it; here the person wants to see it at once.
        categories.Forget();
        return arranged;
    }

    /// <summary>Changes products one by one: each is changed whole or not at all, and one that cannot be does not hold up the others.</summary>
    public static async Task<Outcome> EachAsync(IEnumerable<(ProductId Id, string Name)> products, Func<ProductId, Task<Error?>> changeAsync)
    {
        var (done, refusals) = (new List<ProductId>(), new List<string>());
        foreach (var (id, name) in products)
        {
            if (await changeAsync(id) is { } refusal) refusals.Add($"{name}: {refusal.Message}");
            else done.Add(id);
        }

        return new(done, refusals);
    }

    private Task<Result<T>> ManageAsync<T>(ClaimsPrincipal who, Func<IServiceProvider, Actor, Task<Result<T>>> changeAsync) => AskAsync<Result<T>>(async services =>
    {
        var allowed = (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded;
        return allowed ? await changeAsync(services, new Actor(who.AccountId(), who.FullName())) : ForManagers;
    });

    private async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }
}
