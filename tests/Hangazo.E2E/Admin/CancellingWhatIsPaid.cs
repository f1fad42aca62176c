using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Admin;

[Collection(House.Open)]
public sealed class CancellingWhatIsPaid(House house)
{
    [Fact]
    public async Task Is_for_managers_who_also_send_the_money_back()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone);
        await house.Outside.PayAsync(phone);
        await guest.SeesThanksAsync(number);

        await using var staff = await house.VisitAsync(1280);
        await staff.OpenAsync($"/admin/orders/{number}");
        await staff.SignInAsync("staff@hangazo.test");
        await Expect(staff.Button("Mark packed")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(staff.Button("Cancel the order")).ToHaveCountAsync(0);

        await using var manager = await house.VisitAsync(1280);
        await manager.OpenAsync($"/admin/orders/{number}");
        await manager.SignInAsync("manager@hangazo.test");
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await manager.Button("Cancel the order").ClickAsync();
        await manager.Field("Reason").FillAsync("The buyer changed her mind");
        await manager.Button("Cancel this order").ClickAsync();
        await Expect(manager.Page.GetByText($"{number} is cancelled")).ToBeVisibleAsync();

        var row = new Regex(number, RegexOptions.None, TimeSpan.FromSeconds(1));
        await staff.OpenAsync("/admin/money");
        await Expect(Row(staff)).ToContainTextAsync("A manager settles this.");
        await manager.OpenAsync("/admin/money");
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Row(manager).GetByRole(AriaRole.Button, new() { Name = "Refund by M-Pesa" }).ClickAsync();
        await Expect(manager.Page.GetByText("is on its way back.")).ToBeVisibleAsync();
        await Expect(Row(manager)).ToHaveCountAsync(0);

        ILocator Row(Visitor who) => who.Page.GetByRole(AriaRole.Row, new() { NameRegex = row });
    }
}
