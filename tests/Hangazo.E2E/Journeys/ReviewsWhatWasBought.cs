using System.Text.RegularExpressions;
using Hangazo.E2E.Pages;
using Hangazo.Tests.Support;
using Microsoft.Playwright;
using Npgsql;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Journeys;

/// <summary>A buyer writes by the mailed link, a manager publishes, and the product's page shows it.</summary>
[Collection(House.Open)]
public sealed class ReviewsWhatWasBought(House house)
{
    [Fact]
    public async Task By_the_mailed_link_on_pages_that_everybody_can_use()
    {
        var mailbox = await HandOverAsync();
        var mail = await house.Outside.ReadMailAsync(mailbox, "How do you like");
        var link = new Uri(Regex.Match(mail, @"http://\S+/orders/\S+/reviews\?key=\S+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);

        await using var buyer = await house.VisitAsync();
        await buyer.OpenAsync(link.PathAndQuery);
        await Accessibility.CheckAsync(buyer, "write a review");
        var form = buyer.Page.GetByRole(AriaRole.Form).First;
        var slug = (await buyer.Page.Locator("main h2 a").First.GetAttributeAsync("href"))!;
        await form.GetByRole(AriaRole.Radio, new() { Name = "4 stars" }).ClickAsync();
        await form.GetByLabel("Your review").FillAsync("Worn to three weddings & a ruracio.");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(buyer.Page.GetByText("We read your review and show it soon.")).ToBeVisibleAsync();

        await using var manager = await house.VisitAsync();
        await manager.OpenAsync("/admin/reviews?state=waiting");
        await manager.SignInAsync("manager@hangazo.test");
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(manager, "reviews in the admin");
        await manager.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "three weddings" }).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(manager.Page.GetByText("1 review is published.")).ToBeVisibleAsync();

        await Eventually.Async(async () =>
        {
            await buyer.OpenAsync(slug);
            return await buyer.Page.GetByText("three weddings & a ruracio").IsVisibleAsync();
        });
        await Accessibility.CheckAsync(buyer, "a product with reviews");
    }

    /// <summary>An order of the demo's past, which asks nobody by itself, counts as handed over a week ago. Answers with its buyer's address.</summary>
    private async Task<string> HandOverAsync()
    {
        await using var connection = new NpgsqlConnection(house.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            with one as (select id, contact_email from ordering."order" where status = 'Delivered' and customer_id is null and contact_email is not null order by placed_at limit 1),
            noted as (insert into reviews.request (order_id, handed_over_at, state) select id, now() - interval '8 days', 'Waiting' from one)
            select contact_email from one
            """, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
