using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed partial class PaysByPayBill(House house)
{
    [Fact]
    public async Task In_two_parts_of_which_a_manager_finds_the_place_of_one()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone);
        var account = await Said(guest, "Account number").InnerTextAsync();
        var owed = ShillingsIn(await Said(guest, "Amount").InnerTextAsync());

        await PayAsync(guest, phone, account, 1_000, validated: true);
        await Expect(Said(guest, "Amount")).ToHaveTextAsync($"KSh {(owed - 1_000).ToString("#,0", CultureInfo.InvariantCulture)}");
        await PayAsync(guest, phone, $"dress {number[^4..]}?", owed - 1_000, validated: false);

        await using var manager = await house.VisitAsync(1280);
        await manager.OpenAsync("/admin/payments/unallocated");
        await manager.SignInAsync("manager@hangazo.test");
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await manager.Page.GetByRole(AriaRole.Row, new() { Name = $"dress {number[^4..]}?" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await manager.Field("Order").FillAsync(number);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Match", Exact = true }).ClickAsync();
        await Expect(manager.Page.GetByText("has found its place.")).ToBeVisibleAsync();
        await guest.SeesThanksAsync(number);
        Assert.Empty(guest.Complaints);
    }

    private static ILocator Said(Visitor guest, string what) =>
        guest.Page.Locator("dl.paybill div", new() { HasText = what }).GetByRole(AriaRole.Definition);

    /// <summary>On the phone's own menu, in another tab.</summary>
    private async Task PayAsync(Visitor guest, string phone, string account, long shillings, bool validated)
    {
        var menu = await guest.Context.NewPageAsync();
        await menu.GotoAsync(house.Outside.PhonePage(phone) + "/paybill");
        await menu.GetByLabel("Account number").FillAsync(account);
        await menu.GetByLabel("Amount (KSh)").FillAsync(shillings.ToString(CultureInfo.InvariantCulture));
        await menu.GetByLabel("Without asking the business first").SetCheckedAsync(!validated);
        await menu.GetByRole(AriaRole.Button, new() { Name = "Pay" }).ClickAsync();
        await Expect(menu.GetByText("Confirmed.").First).ToBeVisibleAsync();
        await menu.CloseAsync();
    }

    private static long ShillingsIn(string text) =>
        long.Parse(Digits().Match(text).Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9,]+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
