using Xunit;

namespace Hangazo.E2E.Journeys;

/// <summary>The shop's process is killed as a power cut would do it, and starts again.</summary>
[Collection(House.Open)]
public sealed class LostConnection(House house) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>However a test ends, the next one finds an open shop.</summary>
    public async Task DisposeAsync()
    {
        await house.KillShopAsync();
        await house.StartShopAsync();
    }

    [Fact]
    public async Task Money_paid_while_the_shop_is_down_is_found_when_it_is_back()
    {
        var phone = house.NewPhone();
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var number = await guest.PlaceOrderAsync(phone);
        await house.Outside.SeePromptAsync(phone);
        await house.KillShopAsync();
        await house.Outside.PayAsync(phone);
        await house.StartShopAsync();

        // Nobody told the shop: the shopper does not wait for the next time it asks by itself.
        await guest.Page.ReloadAsync();
        await guest.Button("I have paid - check now").ClickAsync();
        await guest.SeesThanksAsync(number);
    }
}
