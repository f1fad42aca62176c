using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Reviews;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Reviews.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Tests.Reviews;

/// <summary>People who bought and what they and the staff do with reviews.</summary>
internal sealed class Buyers(Shop shop)
{
    public static readonly Actor Faith = new(Guid.CreateVersion7(), "Faith Achieng");
    public static readonly ReviewSheet.Input Good = new(5, "Lovely", "It fits.\nAnd it moves.", Fit.TrueToSize, "Wanjiku K.");

    private static int _receipts;
    private int _made;

    /// <param name="until">How far the paid order has come.</param>
    public async Task<Order> BoughtAsync(FulfilmentState until, string? email = null, string? phone = null, params VariantId[] variants)
    {
        var cart = await shop.CartWithAsync(variants[0]);
        foreach (var more in variants[1..]) await shop.AddToCartAsync(more, "1", cart);
        phone ??= $"0712 4{Interlocked.Increment(ref _made):00} 001";
        var placed = await shop.PlaceAsync(cart, Shop.Wanjiku with { Email = email, Phone = phone });
        var due = await shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None));
        await shop.DoAsync(services => services.GetRequiredService<RecordMoney>().ExecuteAsync(
            new(placed.Value.Id.Value, "bank-transfer", $"{due!.Total.Amount:0}", $"RV{Interlocked.Increment(ref _receipts)}"), Faith, CancellationToken.None));
        await shop.ReactAsync();
        await ChangeAsync(placed.Value.Id, order =>
        {
            for (var next = FulfilmentState.Packed; next <= until; next++)
                if (order.Fulfil(next, "Faith", shop.Clock.GetUtcNow()) is { Succeeded: false } refused) throw new InvalidOperationException(refused.Error.Code);
        });
        await shop.ReactAsync();
        return await shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Order>().AsNoTracking().Include(order => order.Lines).SingleAsync(order => order.Id == placed.Value.Id));
    }

    public Task ChangeAsync(OrderId id, Action<Order> change) => shop.DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        change(await db.Set<Order>().Include(order => order.Lines).SingleAsync(order => order.Id == id));
        await db.SaveChangesAsync();
    });

    public async Task<Result<ReviewState>> WriteAsync(Order order, ReviewSheet.Input? input = null, ProductId? product = null, string? key = null, CustomerId? customer = null)
    {
        var written = await shop.AskAsync(services => services.GetRequiredService<WriteReview>().ExecuteAsync(
            new(order.Number, customer is null ? key ?? order.AccessKey : key, customer, product ?? order.Lines[0].ProductId, input ?? Good), CancellationToken.None));
        await shop.ReactAsync();
        return written;
    }

    public Task<T> ModerateAsync<T>(Func<ModerateReviews, Task<T>> decideAsync) => shop.AskAsync(services => decideAsync(services.GetRequiredService<ModerateReviews>()));

    public Task<List<Review>> ReviewsOfAsync(ProductId product) => shop.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<Review>().AsNoTracking().Where(review => review.ProductId == product).ToListAsync());

    public async Task<ModerateReviews.Read> ReadAsync(ProductId product) => (await ReviewsOfAsync(product)).ConvertAll(review => new ModerateReviews.Read(review.Id, review.WrittenAt)).Single();

    public async Task PublishAsync(ProductId product)
    {
        var read = (await ReviewsOfAsync(product)).ConvertAll(review => new ModerateReviews.Read(review.Id, review.WrittenAt));
        await ModerateAsync(moderate => moderate.PublishAsync(read, Faith, CancellationToken.None));
        await shop.ReactAsync();
    }

    public Task<ProductReviews.View?> ShownAsync(ProductId product, int page = 1) =>
        shop.AskAsync(services => services.GetRequiredService<ProductReviews>().OfAsync(product, page, CancellationToken.None));
}
