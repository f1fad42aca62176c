using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Reviews.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Accounts;
using Hangazo.Web.Api;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront.Reviews;

public sealed partial class WriteReviewsPage
{
    private Purchase? _purchase;
    private Dictionary<ProductId, OwnReviews.View> _own = [];
    private Error? _refusal;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Parameter]
    public string Number { get; set; } = "";

    [SupplyParameterFromQuery]
    private string? Key { get; set; }

    /// <summary>The slug of what was just reviewed.</summary>
    [SupplyParameterFromQuery]
    private string? Said { get; set; }

    [SupplyParameterFromForm]
    private Form? Input { get; set; }

    private CustomerId? Customer => Http.User.AccountId() is { } account ? new CustomerId(account) : null;

    private string OrderPath => $"/orders/{_purchase!.Number}{(Key is null ? "" : $"?key={Uri.EscapeDataString(Key)}")}";

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        var purchase = await Purchases.FindAsync(Number, Key, Customer, Http.RequestAborted);
        if (purchase is null)
        {
            Navigation.NotFound();
            return;
        }

        _own = await Own.OfAsync(purchase, Http.RequestAborted);
        _purchase = purchase;
    }

    private async Task SaveAsync()
    {
        var input = new ReviewSheet.Input(Input?.Stars, Input?.Title, Input?.Text, Input?.Fit, Input?.Name);
        var product = new ProductId(Input?.Product ?? Guid.Empty);
        var written = await Scopes.OnConflictAsync(services => services.GetRequiredService<WriteReview>()
            .ExecuteAsync(new(Number, Key, Customer, product, input), CancellationToken.None));
        if (!written.Succeeded)
        {
            _refusal = written.Error;
            Http.Response.StatusCode = ResultHttp.StatusOf(written.Error);
            return;
        }

        var slug = _purchase!.Items.First(item => item.Product == product).Slug;
        Navigation.NavigateTo($"{(Key is null ? $"/orders/{Number}/reviews?" : ShopAddress.ReviewsPath(Number, Key) + "&")}said={slug}#{slug}");
    }

    private bool IsTyped(PurchasedItem item) => Input is not null && Input.Product == item.Product.Value;

    private Form TypedOf(PurchasedItem item) => IsTyped(item) ? Input!
        : _own.TryGetValue(item.Product, out var own) ? new() { Stars = own.Stars, Title = own.Title, Text = own.Text, Fit = own.Fit, Name = own.Name }
        : new() { Name = ReviewSheet.ShortName(_purchase!.BuyerName) };

    /// <summary>How far what they wrote before has come.</summary>
    private string? StandsAs(PurchasedItem item) => _own.TryGetValue(item.Product, out var own) ? own.State switch
    {
        ReviewState.Published => "Thank you! Your review is shown. When you change it, we read it again first.",
        ReviewState.Rejected => $"We do not show your review: {own.Reason} You may change it.",
        _ => "Thank you! We read your review and show it soon.",
    } : null;

    internal sealed class Form
    {
        public Guid Product { get; set; }

        public int? Stars { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public Fit? Fit { get; set; }

        public string? Name { get; set; }
    }
}
