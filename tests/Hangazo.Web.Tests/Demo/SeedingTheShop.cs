using Xunit;

namespace Hangazo.Web.Tests.Demo;

public sealed class SeedingTheShop(SeededShop shop) : IClassFixture<SeededShop>
{
    private const string Counts = """
        select concat_ws(' ', (select count(*) from catalog.category), (select count(*) from catalog.product), (select count(*) from catalog.variant),
            (select count(*) from catalog.picture), (select count(*) from inventory.stock), (select count(*) from inventory.movement),
            (select count(*) from identity.account), (select count(*) from customers.customer), (select count(*) from ordering."order"),
            (select count(*) from payments.payment), (select count(*) from invoicing.invoice), (select count(*) from settings.entry), (select count(*) from reviews.review))
        """;

    [Fact]
    public async Task Fills_the_shop_and_a_second_time_changes_nothing()
    {
        Assert.True(await shop.AskAsync<long>("select count(*) from catalog.product") >= 80);
        Assert.Equal(8, await shop.AskAsync<long>("select count(*) from identity.account"));
        Assert.Equal(5, await shop.AskAsync<long>("select count(*) from customers.customer"));
        var before = await shop.AskAsync<string>(Counts);

        var (code, _) = await shop.SeedAsync();

        Assert.Equal(0, code);
        Assert.Equal(before, await shop.AskAsync<string>(Counts));
    }

    [Fact]
    public async Task Lists_show_what_is_sold_out_on_sale_and_featured()
    {
        const string everything = "select count(*) from catalog.shelf where category_id = '00000000-0000-0000-0000-000000000000' and ";
        Assert.InRange(await shop.AskAsync<long>(everything + "not in_stock"), 1, 40);
        Assert.InRange(await shop.AskAsync<long>(everything + "on_sale"), 4, 80);
        Assert.InRange(await shop.AskAsync<long>(everything + "featured"), 4, 40);
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from catalog.card where picture_hash is null"));
    }

    [Fact]
    public async Task About_half_of_the_products_have_reviews_and_lists_and_search_know_them()
    {
        var all = await shop.AskAsync<long>("select count(*) from catalog.card");
        Assert.InRange(await shop.AskAsync<long>("select count(*) from catalog.card where reviews > 0"), all * 2 / 5, all * 3 / 5);
        Assert.InRange(await shop.AskAsync<double>("select avg(stars)::float8 from reviews.review where state = 'Published'"), 4.0, 4.8);
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from catalog.card c join search.document d using (product_id) where (c.rating, c.reviews) <> (d.rating, d.reviews)"));
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from search.document where (reviews > 0) <> (best_rated > 0)"));
        Assert.True(await shop.AskAsync<long>("select count(*) from reviews.review where order_line_id is not null") >= 20);
        Assert.Equal(0, await shop.AskAsync<long>("""
            select count(*) from reviews.review r where order_line_id is not null
                and not exists (select from ordering.line l join ordering."order" o on o.id = l.order_id where l.id = r.order_line_id and l.product_id = r.product_id and o.fulfilment = 'Delivered')
            """));
        Assert.Equal(3, await shop.AskAsync<long>("select count(*) from reviews.review where state = 'Waiting'"));
    }

    [Fact]
    public async Task Every_picture_has_its_original()
    {
        var hashes = await shop.AskAsync<string[]>(
            "select array_agg(hash) from (select hash from catalog.picture union select picture_hash from catalog.category) all_pictures");

        Assert.All(hashes, hash => Assert.True(File.Exists(Path.Combine(shop.Media.FullName, hash[..2], hash + ".svg")), hash));
    }

    [Fact]
    public async Task There_are_sixty_orders_in_every_state_over_ninety_days()
    {
        Assert.Equal(60, await shop.AskAsync<long>("""select count(*) from ordering."order" """));
        Assert.Equal(
            ["Cancelled CreditDue", "Cancelled Unpaid", "Delivered Paid", "Expired Unpaid", "Packed Paid", "Paid Paid", "Pending Unpaid", "Shipped Paid"],
            await shop.AskAsync<string[]>("""
                select array_agg(state order by state) from (select distinct status || ' ' || payment_state as state from ordering."order") states
                """));
        Assert.Equal(4, await shop.AskAsync<long>("""select count(distinct delivery_code) from ordering."order" """));
        Assert.True(await shop.AskAsync<long>("""select count(*) from ordering."order" where customer_id is null""") >= 20);
        Assert.True(await shop.AskAsync<long>("""select count(distinct county_code) from ordering."order" """) >= 8);
        Assert.InRange(await shop.AskAsync<int>("""select extract(day from now() - min(placed_at))::int from ordering."order" """), 80, 92);
        Assert.True(await shop.AskAsync<bool>("""select bool_and(payment_due_at > now()) from ordering."order" where status = 'Pending'"""));
    }

    [Fact]
    public async Task The_stock_is_the_sum_of_its_movements_and_never_negative()
    {
        Assert.Equal(0, await shop.AskAsync<long>("""
            select count(*) from inventory.stock s left join (
                select variant_id, sum(on_hand_delta) on_hand, sum(allocated_delta) allocated, sum(reserved_delta) reserved
                from inventory.movement group by variant_id) m using (variant_id)
            where (s.on_hand, s.allocated, s.reserved) is distinct from (m.on_hand, m.allocated, m.reserved)
                or s.on_hand - s.allocated - s.reserved < 0
            """));
        Assert.Equal(0, await shop.AskAsync<long>("""
            select count(*) from catalog.variant v join inventory.stock s on s.variant_id = v.id where v.in_stock <> (s.on_hand - s.allocated - s.reserved > 0)
            """));
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from catalog.variant v join catalog.product p on p.id = v.product_id where not p.is_digital and not exists (select from inventory.stock s where s.variant_id = v.id)"));
    }

    [Fact]
    public async Task The_money_balances_and_every_paid_order_has_its_invoice()
    {
        Assert.Equal(0L, await shop.AskAsync<long>("""
            select (select sum(amount_minor) from payments.receipt)::bigint
                - (select sum(captured_minor) from payments.payment)::bigint - (select sum(amount_minor) from payments.credit)::bigint
            """));
        Assert.Equal(0, await shop.AskAsync<long>("""
            select count(*) from ordering."order" o left join invoicing.invoice i on i.order_id = o.id and i.type = 'Invoice'
            where (o.paid_at is not null) <> (i.id is not null) or i.total_minor <> o.total_minor
            """));
    }

    [Fact]
    public async Task Nothing_of_the_past_is_left_to_be_done()
    {
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from payments.attempt where next_poll_at is not null or state in ('Created', 'Submitting', 'Pending', 'Unknown')"));
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from outbox.delivery where state <> 'Done'"));
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from outbox.message where announced_at is null"));
        Assert.Equal(0, await shop.AskAsync<long>("select count(*) from notifications.email"));
    }

    [Fact]
    public async Task Is_refused_in_Production_with_one_sentence()
    {
        var (code, said) = await shop.SeedInAsync("Production");

        Assert.Equal(1, code);
        Assert.Equal("The demo is never seeded in Production: its accounts have a public password.", said.Trim());
    }

    [Theory]
    [InlineData("--products")]
    [InlineData("--products", "0")]
    [InlineData("--products", "-5")]
    [InlineData("--products", "many")]
    [InlineData("--everything")]
    public async Task Refuses_what_it_does_not_understand(params string[] args) => Assert.Equal(1, (await shop.SeedAsync(args)).Code);
}
