using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed class OwnerSeesItLive(House house)
{
    [Fact]
    public async Task A_payment_elsewhere_appears_without_a_reload()
    {
        var phone = house.NewPhone();
        using var guest = house.VisitPlainly();
        await guest.FillCartAsync();
        await using var owner = await house.VisitAsync(1280);
        await owner.OpenAsync("/admin");
        await owner.SignInAsync("owner@hangazo.test");
        var live = owner.Page.GetByRole(AriaRole.Region, new() { Name = "Live orders" });
        await Expect(live).ToBeVisibleAsync();
        await owner.Page.EvaluateAsync("window.neverReloaded = true");

        var number = Visitor.NumberIn(await guest.PlaceOrderAsync(phone));
        var row = live.GetByRole(AriaRole.Row).Or(live.GetByRole(AriaRole.Listitem)).Filter(new() { HasText = number });
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).Not.ToContainTextAsync("Paid");
        await house.Outside.PayAsync(phone);
        // A second on a quiet machine; here other tests run beside it.
        await Expect(row).ToContainTextAsync("Paid", new() { Timeout = 20_000 });
        Assert.True(await owner.Page.EvaluateAsync<bool>("window.neverReloaded === true"));
        Assert.Empty(owner.Complaints);
    }
}
