using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E;

/// <summary>Somebody with a browser. Finds things as people do, by role and label, and notes every complaint of the browser.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    internal Visitor(House house, IBrowserContext context, IPage page)
    {
        House = house;
        Context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        context.WebError += (_, error) => _complaints.Add(error.Error);
    }

    public House House { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors and warnings in the browser's console so far: broken scripts, refused styles, missing files.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator PlaceOrderButton => Page.GetByRole(AriaRole.Button, new() { Name = "Place order" });

    public ILocator CheckoutTotal => Page.GetByText("Total, VAT included");

    public ILocator Rider => Page.GetByRole(AriaRole.Radio, new() { Name = "Rider to your door" });

    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    public async Task<IResponse> OpenAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>The same person's other tab.</summary>
    public Visitor InAnotherTab(IPage tab) => new(House, Context, tab);

    public async Task SignInAsync(string login)
    {
        if (new Uri(Page.Url).AbsolutePath != "/account/sign-in") await OpenAsync("/account/sign-in");
        await Field("Email or phone").FillAsync(login);
        await Field("Password").FillAsync("Hangazo-demo-1");
        await Button("Sign in").ClickAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Chooses one of a product's sizes or colours.</summary>
    public Task ChooseAsync(string group, string option) =>
        Page.GetByRole(AriaRole.Radiogroup, new() { Name = group }).GetByRole(AriaRole.Radio, new() { Name = option, Exact = true }).ClickAsync();

    /// <summary>Puts a product into the cart by its page, and goes to the cart.</summary>
    public async Task AddToCartAsync()
    {
        await Button("Add to cart").ClickAsync();
        // Once the page's script runs, the page stays and says so; before that, or without script, the cart opens.
        await Link("View cart").Or(Page.GetByRole(AriaRole.Heading, new() { Name = "Your cart" })).First.WaitForAsync();
        if (new Uri(Page.Url).AbsolutePath != "/cart") await Link("View cart").ClickAsync();
        await Expect(Link("Checkout")).ToBeVisibleAsync();
    }

    /// <summary>A cart with one top in it. Filled without the browser: for tests about what comes after.</summary>
    public async Task FillCartAsync()
    {
        using var hands = House.VisitPlainly();
        await hands.FillCartAsync();
        await Context.AddCookiesAsync(hands.Cookies.Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly,
        }));
    }

    public async Task FillInContactAsync(string phone, string? email = null)
    {
        await Field("Full name").FillAsync("Wanjiku Kamau");
        await Field("Phone number").FillAsync(phone);
        if (email is not null) await Field("Email (optional)").FillAsync(email);
    }

    /// <summary>By rider, within Nairobi.</summary>
    public async Task FillInAddressAsync()
    {
        await Field("County").SelectOptionAsync(new SelectOptionValue { Label = "Nairobi City" });
        await Field("Town or area").FillAsync("Kilimani");
        await Field("Directions").FillAsync("Blue gate opposite the chemist");
    }

    /// <summary>From a filled cart to an order that waits for the phone; returns the order's number.</summary>
    public async Task<string> PlaceOrderAsync(string phone, string? email = null)
    {
        await OpenAsync("/checkout");
        await FillInContactAsync(phone, email);
        await FillInAddressAsync();
        await Rider.ClickAsync();
        await PlaceOrderButton.ClickAsync();
        return await OrderNumberAsync();
    }

    /// <summary>Waits for an order's page and reads the number from its address.</summary>
    public async Task<string> OrderNumberAsync()
    {
        try
        {
            await Page.WaitForURLAsync(OrderAddress());
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No order's page came. The page says: {await Page.Locator("main").InnerTextAsync()}", late);
        }

        return NumberIn(Page.Url);
    }

    public static string NumberIn(string text)
    {
        var number = OrderNumber().Match(text);
        Assert.True(number.Success, $"No order number in: {text}");
        return number.Value;
    }

    /// <summary>The heading that tells of the payment's success; it comes by itself.</summary>
    public Task SeesThanksAsync(string number, int withinMilliseconds = 20_000) =>
        Expect(Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex($"Thank you.*{number}", RegexOptions.None, TimeSpan.FromSeconds(1)) }))
            .ToBeVisibleAsync(new() { Timeout = withinMilliseconds });

    [GeneratedRegex("HZ-[0-9]{6}-[0-9A-HJKMNP-TV-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex OrderNumber();

    [GeneratedRegex("/orders/HZ-", RegexOptions.None, 1000)]
    private static partial Regex OrderAddress();
}
