using System.Net;
using System.Text;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.UseCases;
using Hangazo.Web.Tests.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Shipping;

/// <summary>A parcel from its waybill on, as buyer and staff see it.</summary>
public sealed class FollowingParcels(InvoicesApp shop) : IClassFixture<InvoicesApp>
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    [Fact]
    public async Task Buyer_and_staff_see_the_waybill_and_the_steps_and_the_label_carries_it()
    {
        var (order, _) = await shop.InvoicedAsync();
        var buyer = shop.App.Browser();
        var page = $"/orders/{order.Number}?key={order.AccessKey}";
        Assert.DoesNotContain("Waybill", await buyer.GetStringAsync(page), StringComparison.Ordinal);
        await DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlRawAsync(
            "update shipping.method set carrier = 'waybill', tracking_link = 'https://bus.example/track?no={{waybill}}' where code = 'rider'"));
        Assert.Contains("Save the waybill", await shop.Staff.GetStringAsync($"/admin/orders/{order.Number}"), StringComparison.Ordinal);

        await DoAsync(async services =>
        {
            var booked = await services.GetRequiredService<BookDelivery>().ExecuteAsync(order.Number, "ec 2026-118", Amina, CancellationToken.None);
            Assert.True((await services.GetRequiredService<ChangeShipment>().MarkAsync(
                booked.Value, ShipmentState.Near, "Easy Coach, Machakos <b>town</b>", Amina, CancellationToken.None)).Succeeded);
        });

        foreach (var seen in new[] { await buyer.GetStringAsync(page), await shop.Staff.GetStringAsync($"/admin/orders/{order.Number}") })
        {
            Assert.Contains("https://bus.example/track?no=EC2026-118", seen, StringComparison.Ordinal);
            Assert.Contains("Easy Coach, Machakos &lt;b&gt;town", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>town", seen, StringComparison.Ordinal);
        }

        Assert.Contains("Waybill EC2026-118", (await shop.PdfAsync($"/admin/orders/{order.Number}/label.pdf")).All, StringComparison.Ordinal);
        Assert.DoesNotContain("EC2026-118", await (await buyer.GetAsync($"/orders/{order.Number}?key=wrong")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("courier")]
    [InlineData("own")]
    [InlineData("nobody")]
    public async Task News_that_nobody_signed_is_refused(string carrier)
    {
        using var news = new StringContent("""{"waybill":"SC000001","steps":[]}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await shop.App.Browser().PostAsync($"/api/shipping/{carrier}/webhook", news)).StatusCode);
    }

    private async Task DoAsync(Func<IServiceProvider, Task> actAsync)
    {
        await using var scope = shop.App.Services.CreateAsyncScope();
        await actAsync(scope.ServiceProvider);
    }
}
