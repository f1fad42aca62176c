using System.Globalization;
using System.Net;
using Hangazo.Core.Data;
using Hangazo.Tests.Documents;
using Hangazo.Tests.Support;
using Hangazo.Web.Mail;
using Hangazo.Web.Tests.Accounts;
using Hangazo.Web.Tests.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Mail;

/// <summary>From an order in the database to the buyer's mailbox, through the shop's own workers and real SMTP.</summary>
public sealed class SendingMail(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task A_buyer_with_an_address_gets_the_link_to_the_order()
    {
        var port = (await sandbox.SimAsync("info")).GetProperty("smtpPort").GetInt32();
        using var shop = new AccountsApp
        {
            Settings = { ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture), ["Shop:PublicBaseUrl"] = "https://hangazo.test" },
        };
        await shop.InitializeAsync();
        var to = $"wanjiku-{Guid.CreateVersion7():n}@hangazo.test";
        var order = SampleOrders.Place(2, TimeProvider.System.GetUtcNow(), to, name: "Wanjikũ Kamau");
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
            db.Add(order);
            db.Add(SampleOrders.Pay(order, "UKL4X7Q9ZT", TimeProvider.System.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        var subject = $"Thank you: your order {order.Number} is paid";
        var mails = await Eventually.Async(
            () => sandbox.SimAsync("mail?to=" + to), list => list.EnumerateArray().Any(mail => mail.GetProperty("subject").GetString() == subject),
            TimeSpan.FromSeconds(30));
        var paid = mails.EnumerateArray().Single(mail => mail.GetProperty("subject").GetString() == subject);
        Assert.Contains($"https://hangazo.test/orders/{order.Number}?key={order.AccessKey}", paid.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Hello Wanjikũ Kamau,", paid.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Hello Wanjikũ Kamau,", WebUtility.HtmlDecode(paid.GetProperty("html").GetString()), StringComparison.Ordinal);
        Assert.Contains("hello@hangazo.test", paid.GetProperty("from").GetString(), StringComparison.Ordinal);
        await ((IAsyncLifetime)shop).DisposeAsync();
    }

    [Theory]
    [InlineData("", 25, "", "", false)]
    [InlineData("mail.test", 0, "", "", false)]
    [InlineData("mail.test", 25, "shop", "", false)]
    [InlineData("mail.test", 25, "", "not an address", false)]
    [InlineData("mail.test", 587, "shop", "Hangazo <hello@hangazo.test>", true)]
    public void Configuration_that_cannot_work_is_named_at_start(string host, int port, string user, string from, bool fits) =>
        Assert.Equal(fits, !new MailOptions { Host = host, Port = port, UserName = user, From = from, UseTls = fits }.Problems().Any());
}
