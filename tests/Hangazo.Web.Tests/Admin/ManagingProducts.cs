using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Tests.Support;
using Hangazo.Web.Accounts;
using Hangazo.Web.Components.Admin.Catalog;
using Hangazo.Web.Tests.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Admin;

/// <summary>A shop with the demo's people and a folder for pictures.</summary>
public sealed class ManagedShop : IAsyncLifetime
{
    private readonly string _media = Directory.CreateTempSubdirectory("hangazo-media-").FullName;

    public ManagedShop() => App = new() { Settings = { ["Media:Root"] = _media } };

    public AccountsApp App { get; }

    public string[] Files => Directory.GetFiles(_media, "*", SearchOption.AllDirectories);

    public Task InitializeAsync() => App.InitializeAsync();

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        Directory.Delete(_media, recursive: true);
    }
}

public sealed class ManagingProducts(ManagedShop shop) : IClassFixture<ManagedShop>
{
    private readonly AccountsApp _app = shop.App;

    [Fact]
    public async Task Is_for_managers_while_staff_may_look()
    {
        var slug = await SaveAsync("seen-by-all", publish: true);
        using var staff = await _app.SignedInAsync("staff@hangazo.test");
        using var manager = await _app.SignedInAsync("manager@hangazo.test");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/admin/products/new")).StatusCode);
        Assert.DoesNotContain("New product", await staff.GetStringAsync("/admin/products"), StringComparison.Ordinal);
        Assert.Contains("managers change them", await staff.GetStringAsync($"/admin/products/{slug}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Save and publish", await staff.GetStringAsync($"/admin/products/{slug}"), StringComparison.Ordinal);
        Assert.Contains("New product", await manager.GetStringAsync("/admin/products?q=seen"), StringComparison.Ordinal);
        Assert.Contains("Save and publish", await manager.GetStringAsync("/admin/products/new"), StringComparison.Ordinal);
        Assert.DoesNotContain("A new category", await staff.GetStringAsync("/admin/categories"), StringComparison.Ordinal);
        Assert.Contains("A new category", await manager.GetStringAsync("/admin/categories"), StringComparison.Ordinal);
        Assert.Contains("No such product", await manager.GetStringAsync("/admin/products/never-was"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_to_staff_behind_the_screen_too()
    {
        var port = _app.Services.GetRequiredService<ProductsPort>();
        await using var scope = _app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync("staff@hangazo.test");
        var staff = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);

        Assert.Equal("product.for-managers", (await port.MoveAsync(staff, (states, by) => states.ArchiveAsync(ProductId.New(), null, by, default))).Error!.Code);
        Assert.Equal("product.for-managers", (await port.ArrangeAsync(staff, (shelves, by) => shelves.AddAsync(null, "Hats", "hats", "", by, default))).Error!.Code);
        Assert.Equal(
            "product.for-managers",
            (await port.SaveAsync(staff, null, 0, Sheet("x", CategoryId.New()), [], [], [], new(false, []), new([], []), new Dictionary<string, (decimal, decimal)>(), publish: false)).Error!.Code);
    }

    [Fact]
    public async Task Under_a_new_address_sends_shoppers_on_for_good()
    {
        var slug = await SaveAsync("first-address", publish: true);
        using var shopper = _app.Browser();
        Assert.Equal(HttpStatusCode.OK, (await shopper.GetAsync($"/products/{slug}")).StatusCode);
        await SaveAsync("second-address", of: slug);

        await Eventually.Async(async () => (await shopper.GetAsync($"/products/{slug}")).StatusCode == HttpStatusCode.MovedPermanently);
        var answer = await shopper.GetAsync($"/products/{slug}?utm=1");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/products/second-address?utm=1", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await shopper.GetAsync("/products/second-address")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.GetAsync("/products/third-address")).StatusCode);
    }

    [Fact]
    public async Task Shows_a_draft_to_the_team_and_to_nobody_else()
    {
        var slug = await SaveAsync("only-a-draft");
        using var staff = await _app.SignedInAsync("staff@hangazo.test");
        using var shopper = _app.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await shopper.GetAsync($"/products/{slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.GetAsync($"/admin/products/{slug}/preview")).StatusCode);
        var preview = await staff.GetStringAsync($"/admin/products/{slug}/preview");
        Assert.Contains("<em>finest</em>", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_picture_from_a_manager_only()
    {
        var picture = Picture();
        using var manager = await _app.SignedInAsync("manager@hangazo.test");
        using var staff = await _app.SignedInAsync("staff@hangazo.test");
        var (token, strangers) = (await TokenAsync(manager), await TokenAsync(staff));

        var taken = await UploadAsync(manager, token, picture);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var hash = (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString();
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/media/{hash}/160.webp")).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync(staff, strangers, picture)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(manager, strangers, picture)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(manager, null, picture)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await UploadAsync(_app.Browser(), token, picture)).StatusCode);
    }

    [Theory]
    [InlineData("holiday.png", "MZ this is a program", HttpStatusCode.UnprocessableEntity, "picture.kind")]
    [InlineData("logo.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", HttpStatusCode.UnprocessableEntity, "picture.svg")]
    public async Task Refuses_a_file_that_lies_about_its_kind(string name, string content, HttpStatusCode status, string code)
    {
        using var manager = await _app.SignedInAsync("manager@hangazo.test");
        var before = shop.Files;

        var refused = await UploadAsync(manager, await TokenAsync(manager), new StringContent(content, System.Text.Encoding.UTF8, "image/png"));

        Assert.Equal(status, refused.StatusCode);
        Assert.Contains(code, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(shop.Files.SequenceEqual(before), name);
    }

    [Fact]
    public async Task Refuses_two_gigabytes_before_reading_them_and_an_endless_body_on_the_way()
    {
        using var manager = await _app.SignedInAsync("manager@hangazo.test");
        var (token, before) = (await TokenAsync(manager), shop.Files);
        using var huge = new ByteArrayContent([0xFF, 0xD8, 0xFF]) { Headers = { ContentLength = 2L * 1024 * 1024 * 1024 } };
        using var endless = new StreamContent(new Endless());

        foreach (var content in new HttpContent[] { huge, endless })
        {
            var refused = await UploadAsync(manager, token, content);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            Assert.Contains("at most 10 MB", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, shop.Files);
    }

    [Theory]
    [InlineData("", "/admin/products")]
    [InlineData("?q=+dress+&state=DRAFT&sort=price-desc&page=3", "/admin/products?q=dress&state=draft&sort=price-desc&page=3")]
    [InlineData("?state=9&stock=maybe&sort=nonsense&page=-1", "/admin/products")]
    public void Keeps_in_the_address_what_makes_sense(string query, string address) => Assert.Equal(address, ProductListFilter.Read(query).ToAddress());

    private static async Task<string> TokenAsync(HttpClient browser) =>
        Regex.Match(await browser.GetStringAsync("/account"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    private static Task<HttpResponseMessage> UploadAsync(HttpClient browser, string? token, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/admin/pictures") { Content = content };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return browser.SendAsync(request);
    }

    private static Task<HttpResponseMessage> UploadAsync(HttpClient browser, string? token, byte[] content) => UploadAsync(browser, token, new ByteArrayContent(content));

    /// <summary>The smallest PNG there is: one pixel.</summary>
    private static byte[] Picture() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static ProductSheet Sheet(string slug, CategoryId category) => new(
        "Gown", slug, "A gown.", "The *finest* gown. <script>alert(1)</script>", "", "", 500, VatCategory.Standard, QuantityRule.Pieces, category, [], false);

    /// <summary>A product with this slug: a new one, or the one that had the slug <paramref name="of"/>.</summary>
    private async Task<string> SaveAsync(string slug, bool publish = false, string? of = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<HangazoDb>();
        var known = of is null ? null : await services.GetRequiredService<ProductForEditing>().FindAsync(of, CancellationToken.None);
        var category = known?.Sheet.Canonical ?? CategoryId.New();
        if (known is null)
        {
            db.Add(Category.Create(category, null, $"c-{slug}", "Gowns", "", null, 0));
            await db.SaveChangesAsync();
        }

        var saved = await services.GetRequiredService<SaveProduct>().ExecuteAsync(
            new(known?.Id, known?.Version ?? 0, Sheet(slug, category), known?.Variants ?? [new(null, slug, null, null, null, Money.Shillings(900), null, null, false)],
                [], new(null, "A test"), publish), CancellationToken.None);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        return slug;
    }

    /// <summary>A JPEG that never ends.</summary>
    private sealed class Endless : Stream
    {
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (!_begun) new byte[] { 0xFF, 0xD8, 0xFF }.CopyTo(buffer, offset);
            _begun = true;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
