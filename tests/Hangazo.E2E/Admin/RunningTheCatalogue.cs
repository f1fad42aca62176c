using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hangazo.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Admin;

[Collection(House.Open)]
public sealed class RunningTheCatalogue(House house)
{
    /// <summary>Three small pictures: clay, forest and brass.</summary>
    private static readonly string[] Pictures =
    [
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAKCAIAAAAGpYjXAAAAEUlEQVR42mNY4aGFFTEMdwkAMn9YIdjakY8AAAAASUVORK5CYII=",
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAKCAIAAAAGpYjXAAAAEUlEQVR42mOQ93XDihiGuwQAH383oWpDKJYAAAAASUVORK5CYII=",
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAKCAIAAAAGpYjXAAAAEUlEQVR42mPY2WWDFTEMdwkAnGB3seUZSFEAAAAASUVORK5CYII=",
    ];

    [Fact]
    public async Task A_manager_adds_a_product_with_six_variants_and_three_pictures_and_moves_it()
    {
        var name = $"Lamu wrap {Guid.CreateVersion7():n}"[..24];
        var slug = name.Replace(' ', '-').ToLowerInvariant();
        await using var manager = await house.VisitAsync(1280);
        await manager.OpenAsync("/admin/products");
        await manager.SignInAsync("manager@hangazo.test");
        await manager.Link("New product").ClickAsync();
        await Expect(manager.Heading).ToHaveTextAsync("New product");

        await manager.Field("Name").FillAsync(name);
        await manager.Page.Keyboard.PressAsync("Tab");
        await manager.Field("Category").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Expect(manager.Field("Address")).ToHaveValueAsync(slug);
        await manager.Field("Sizes, separated by commas").FillAsync("S, M, L");
        await manager.Field("Colours, separated by commas").FillAsync("Clay, Forest");
        await manager.Field("Price for all, KSh").FillAsync("4,500");
        await manager.Page.Keyboard.PressAsync("Tab");
        await Expect(manager.Field("Price of L, Forest")).ToHaveValueAsync("4,500");
        await Expect(manager.Page.GetByText("6 variants")).ToBeVisibleAsync();
        await manager.Field("Price of L, Forest").FillAsync("4900");
        await manager.Field("On hand of M, Clay").FillAsync("5");
        await manager.Field("Add pictures").SetInputFilesAsync([.. Pictures.Select((picture, i) => new FilePayload
        {
            Name = $"{i}.png", MimeType = "image/png", Buffer = Convert.FromBase64String(picture),
        })]);
        await Expect(manager.Page.GetByLabel("Picture 3 in words")).ToBeVisibleAsync();

        await manager.Button("Save and publish").ClickAsync();
        await Expect(manager.Page.GetByText("Describe every picture in words before publishing.").First).ToBeVisibleAsync();
        for (var i = 1; i <= 3; i++) await manager.Field($"Picture {i} in words").FillAsync($"The wrap, view {i}");
        // By keyboard: what must be seen of the first picture lies to the right.
        await manager.Page.GetByText("What must be seen, picture 1").FocusAsync();
        await manager.Page.Keyboard.PressAsync("Enter");
        await manager.Page.Keyboard.PressAsync("Tab");
        await manager.Page.Keyboard.PressAsync("ArrowRight");
        await manager.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(manager.Page.GetByLabel("From left to right, picture 1")).ToHaveValueAsync("7");
        await manager.Button("Save and publish").ClickAsync();
        await Expect(manager.Page.GetByText("The product is saved and in the shop.")).ToBeVisibleAsync();
        await CheckAsync(manager);

        await using var shopper = await house.VisitAsync();
        await shopper.OpenAsync($"/products/{slug}");
        await Expect(shopper.Heading).ToHaveTextAsync(name);
        await Expect(shopper.Page.GetByAltText("The wrap, view 1")).ToBeVisibleAsync();
        await Expect(shopper.Page.GetByAltText("The wrap, view 1")).ToHaveCSSAsync("object-position", "70% 50%");

        await manager.Field("Address").FillAsync(slug + "-wide");
        await manager.Button("Save").ClickAsync();
        await Expect(manager.Page.GetByText("Saved. The old address leads here now.")).ToBeVisibleAsync();
        await Expect(manager.Page).ToHaveURLAsync(new Regex($"/admin/products/{slug}-wide", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(manager.Page.GetByText($"Address: {slug} → {slug}-wide")).ToBeVisibleAsync();
        await shopper.OpenAsync($"/products/{slug}");
        await Expect(shopper.Page).ToHaveURLAsync(new Regex($"/products/{slug}-wide$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Empty(manager.Complaints);

        await manager.OpenAsync($"/admin/products?q={Uri.EscapeDataString(name)}");
        await Expect(manager.Page.GetByText("1 product", new() { Exact = true })).ToBeVisibleAsync();
        var sku = manager.Page.GetByRole(AriaRole.Columnheader, new() { Name = "SKU" });
        await Expect(sku).ToHaveCountAsync(0);
        // Opened before the page has come alive, it closes again.
        await Eventually.Async(async () =>
        {
            if (!await manager.Page.GetByLabel("SKU").IsVisibleAsync()) await manager.Page.GetByText("Columns", new() { Exact = true }).ClickAsync();
            await manager.Page.WaitForTimeoutAsync(250);
            return await manager.Page.GetByLabel("SKU").IsVisibleAsync();
        });
        await manager.Page.GetByLabel("SKU").CheckAsync();
        await Expect(sku).ToBeVisibleAsync();
        await manager.OpenAsync($"/admin/products?q={Uri.EscapeDataString(name)}");
        await Expect(sku).ToBeVisibleAsync();
        await CheckAsync(manager);
    }

    private static async Task CheckAsync(Visitor manager)
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await manager.Page.SetViewportSizeAsync(width, 800);
            var found = await manager.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}: {v.Nodes[0].Html}")));
            Assert.Equal(0, await manager.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }

        await manager.Page.SetViewportSizeAsync(1280, 800);
    }
}
