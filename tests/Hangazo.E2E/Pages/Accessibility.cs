using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Pages;

/// <summary>Every page, on a phone and on a desk: axe finds nothing, nothing sticks out, fingers find the controls.</summary>
[Collection(House.Open)]
public sealed class Accessibility(House house)
{
    private static readonly AxeRunOptions Rules = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>What fingers must hit is 44 pixels high (DESIGN.md); links within text and boxes inside their label are exempt.</summary>
    private const string SmallTargets = """
        [...document.querySelectorAll('button, .button, summary, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])')]
          .filter(control => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .map(control => [control, (control.closest('label') ?? control).getBoundingClientRect()])
          .filter(([, box]) => box.width > 0 && box.height > 0 && box.height < 43.5)
          .map(([control, box]) => `${control.outerHTML.slice(0, 120)} is ${Math.round(box.height)} px high`)
        """;

    /// <summary>A choice that must be scrolled to within its box is a choice that nobody sees.</summary>
    private const string CutOff = """
        [...document.querySelectorAll('main fieldset, main fieldset div')].filter(box => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== 'visible')
          .map(box => `${box.outerHTML.slice(0, 120)} hides ${box.scrollHeight - box.clientHeight} px`)
        """;

    /// <summary>Pages that are another at a desk than on a phone, not only wider.</summary>
    private static readonly string[] OfTwoShapes = ["/", "/products", $"/products/{Wares.Shirt}", "/cart", "checkout"];

    [Fact]
    public async Task Of_the_pages_everybody_sees()
    {
        await using var guest = await house.VisitAsync();
        foreach (var path in (string[])["/", "/products", "/categories/bridal", "/search?q=drss&colour=Plum", "/search?q=zzzzqqq", $"/products/{Wares.Shirt}", "/cart", "/account/sign-in", "/account/register", "/no-such-page"])
        {
            await guest.OpenAsync(path);
            await CheckAsync(guest, path);
        }
    }

    [Fact]
    public async Task Of_the_way_from_the_cart_to_the_thanks()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        await guest.OpenAsync("/cart");
        await CheckAsync(guest, "cart");
        await guest.OpenAsync("/checkout");
        await CheckAsync(guest, "checkout");
        Assert.Empty(await guest.Page.EvaluateAsync<string[]>(CutOff));
        await guest.PlaceOrderButton.ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await CheckAsync(guest, "checkout with errors");
        var number = await guest.PlaceOrderAsync(phone);
        await Expect(guest.Heading).ToHaveTextAsync("Look at your phone");
        await CheckAsync(guest, "pay");
        await house.Outside.CancelAsync(phone);
        await Expect(guest.Heading).ToHaveTextAsync("Not paid yet");
        await CheckAsync(guest, "not paid");
        await guest.Button("Send the request again").ClickAsync();
        await house.Outside.PayAsync(phone);
        await guest.SeesThanksAsync(number);
        await CheckAsync(guest, "thanks");
    }

    internal static async Task CheckAsync(Visitor guest, string what)
    {
        // Phone and desk, one after the other on the same page: opening it again costs more than looking at it.
        foreach (var width in (int[])[1280, 360])
        {
            await guest.Page.SetViewportSizeAsync(width, 800);
            var sentences = new List<string>();
            if (width == 360 || OfTwoShapes.Contains(what))
            {
                var found = await guest.Page.RunAxe(Rules);
                sentences.AddRange(found.Violations.SelectMany(violation => violation.Nodes.Select(
                    node => string.Create(CultureInfo.InvariantCulture, $"{violation.Id}: {violation.Help}: {node.Html}"))));
            }

            sentences.AddRange(await guest.Page.EvaluateAsync<string[]>(SmallTargets));
            var sticksOut = await guest.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (sticksOut > 0) sentences.Add($"The page is {sticksOut} px wider than the screen.");
            Assert.True(sentences.Count == 0, $"{what} at {width} px:\n{string.Join('\n', sentences)}\n{await guest.Page.ContentAsync()}");
        }
    }
}
