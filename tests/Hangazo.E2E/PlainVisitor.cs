using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hangazo.E2E;

/// <summary>Somebody who speaks HTTP and no more: opens pages, posts their forms, keeps cookies, follows no redirect by itself.</summary>
public sealed partial class PlainVisitor : IDisposable
{
    private readonly House _house;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };

    internal PlainVisitor(House house)
    {
        _house = house;
        Http = new HttpClient(_handler) { BaseAddress = house.Address };
    }

    public HttpClient Http { get; }

    public IEnumerable<Cookie> Cookies => _handler.CookieContainer.GetCookies(_house.Address);

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string? Value)[] fields) =>
        Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value ?? ""))));

    /// <summary>Posts to an address with the antiforgery token of a page.</summary>
    public async Task<HttpResponseMessage> PostFromAsync(string page, string path, params (string Name, string? Value)[] fields) =>
        await PostAsync(path, [.. fields, ("__RequestVerificationToken", Token().Match(await ReadAsync(page)).Groups["token"].Value)]);

    /// <summary>The variants a product page offers.</summary>
    public async Task<IReadOnlyList<Guid>> VariantsOfAsync(string slug)
    {
        var json = VariantList().Match(await ReadAsync($"/products/{slug}")).Groups["json"].Value;
        return [.. JsonDocument.Parse(json).RootElement.EnumerateArray()
            .Where(variant => variant.GetProperty("state").GetString() != "out").Select(variant => variant.GetProperty("id").GetGuid())];
    }

    public async Task<Guid> FillCartAsync(string slug = Wares.Top, string quantity = "1")
    {
        var variant = (await VariantsOfAsync(slug))[0];
        using var added = await PostAsync("/cart/add", ("variant", variant.ToString()), ("quantity", quantity));
        if (added.Headers.Location?.ToString() != "/cart") throw new InvalidOperationException($"Not added: {added}");
        return variant;
    }

    /// <summary>What the cart holds, as its page says it: variants and quantities.</summary>
    public async Task<IReadOnlyDictionary<Guid, decimal>> CartAsync() => CartLine().Matches(await ReadAsync("/cart"))
        .ToDictionary(line => Guid.Parse(line.Groups["id"].Value), line => decimal.Parse(line.Groups["quantity"].Value, CultureInfo.InvariantCulture));

    /// <summary>Places an order to be collected; the address of its page.</summary>
    public async Task<string> PlaceOrderAsync(string phone)
    {
        var page = await ReadAsync("/checkout");
        using var placed = await PostFromAsync("/checkout", "/checkout", CheckoutFields(page, phone));
        return placed.Headers.Location?.ToString() ?? throw new InvalidOperationException($"Not placed: {placed}");
    }

    /// <summary>The checkout form, filled in, of an order that is collected.</summary>
    public static (string Name, string? Value)[] CheckoutFields(string page, string phone) =>
    [
        ("fullName", "Otieno Ouma"), ("phone", phone), ("delivery", "showroom"), ("paymentMethod", "mpesa"), ("step", "place"),
        ("cart", Cart().Match(page).Groups["id"].Value), ("expectedSubtotal", ExpectedSubtotal().Match(page).Groups["minor"].Value),
    ];

    public async Task SignInAsync(string login)
    {
        using var answer = await PostFromAsync(
            "/account/sign-in", "/account/sign-in", ("_handler", "sign-in"), ("Input.Login", login), ("Input.Password", "Hangazo-demo-1"));
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"Not signed in: {answer}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<script type=\"application/json\" data-variants>(?<json>.*?)</script>", RegexOptions.Singleline, 1000)]
    private static partial Regex VariantList();

    [GeneratedRegex("<input id=\"q-(?<id>[0-9a-f-]{36})\"[^>]* value=\"(?<quantity>[0-9.]+)\"", RegexOptions.None, 1000)]
    private static partial Regex CartLine();

    [GeneratedRegex("name=\"cart\" value=\"(?<id>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Cart();

    [GeneratedRegex("name=\"expectedSubtotal\" value=\"(?<minor>[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex ExpectedSubtotal();
}
