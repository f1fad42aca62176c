using System.Net;
using Hangazo.Web.Components.Admin.Ordering;
using Hangazo.Web.Tests.Accounts;
using Xunit;

namespace Hangazo.Web.Tests.Admin;

public sealed class OpeningAdminPages(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("/admin", "aria-label=\"Live orders\"")]
    [InlineData("/admin/orders", "No order matches.")]
    [InlineData("/admin/orders?status=nonsense&page=-3&from=yesterday&q=%27%3B--", "No order matches.")]
    [InlineData("/admin/money", "Nobody waits for money back.")]
    [InlineData("/admin/payments", "No payment matches.")]
    [InlineData("/admin/payments?state=nonsense&method=%27&day=yesterday&page=-3&q=%25", "No payment matches.")]
    [InlineData("/admin/payments/unallocated", "Every shilling has found its place.")]
    [InlineData("/admin/payments/01a200b9-8fa5-7793-85b2-e41995f3feb7", "There is no such payment.")]
    [InlineData("/admin/payments/unallocated/01a200b9-8fa5-7793-85b2-e41995f3feb7", "There is no such receipt.")]
    [InlineData("/admin/store-credit", "Nobody has store credit.")]
    [InlineData("/admin/store-credit/01a200b9-8fa5-7793-85b2-e41995f3feb7", "There is no such customer.")]
    [InlineData("/admin/invoices", "No document of this kind was issued yet.")]
    [InlineData("/admin/invoices?kind=nonsense&page=-3", "No document of this kind was issued yet.")]
    [InlineData("/admin/invoices?kind=deposit-receipts", "No document of this kind was issued yet.")]
    [InlineData("/admin/invoices/fiscal", "No document waits for the tax office.")]
    [InlineData("/admin/invoices/fiscal?state=nonsense&page=-3", "No document waits for the tax office.")]
    [InlineData("/admin/invoices/fiscal?state=failed", "No document is in this state.")]
    [InlineData("/admin/invoices/fiscal/INV-1999-000001", "There is no such document here.")]
    [InlineData("/admin/reviews", "Nobody has written a review yet.")]
    [InlineData("/admin/reviews?state=nonsense&stars=9&page=-3&product=%27%25", "No review matches.")]
    [InlineData("/admin/stock", "Low stock")]
    [InlineData("/admin/outbox", "Everything was delivered.")]
    public async Task Shows_an_empty_shop_in_words(string path, string words)
    {
        var staff = await app.SignedInAsync("staff@hangazo.test");

        var answer = await staff.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner@hangazo.test", HttpStatusCode.OK)]
    [InlineData("manager@hangazo.test", HttpStatusCode.OK)]
    [InlineData("staff@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Shows_the_search_report_to_managers_only(string login, HttpStatusCode status)
    {
        var answer = await (await app.SignedInAsync(login)).GetAsync("/admin/search");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("Nobody has searched yet.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("manager@hangazo.test", HttpStatusCode.OK, true)]
    [InlineData("staff@hangazo.test", HttpStatusCode.OK, false)]
    [InlineData("wanjiku@hangazo.test", HttpStatusCode.Forbidden, false)]
    public async Task Shows_reviews_to_staff_and_their_rules_to_managers_only(string login, HttpStatusCode status, bool rules)
    {
        var answer = await (await app.SignedInAsync(login)).GetAsync("/admin/reviews");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(rules, (await answer.Content.ReadAsStringAsync()).Contains("How reviews come about", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("owner@hangazo.test", HttpStatusCode.OK)]
    [InlineData("manager@hangazo.test", HttpStatusCode.OK)]
    [InlineData("staff@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Shows_the_payment_plans_to_managers_only(string login, HttpStatusCode status)
    {
        var answer = await (await app.SignedInAsync(login)).GetAsync("/admin/settings/payment-plans");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("Soft furnishing made to order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("owner@hangazo.test", HttpStatusCode.OK)]
    [InlineData("manager@hangazo.test", HttpStatusCode.OK)]
    [InlineData("staff@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Shows_the_reconciliation_and_its_template_to_managers_only(string login, HttpStatusCode status)
    {
        var somebody = await app.SignedInAsync(login);

        var page = await somebody.GetAsync("/admin/payments/reconciliation");
        var template = await somebody.GetAsync("/admin/payments/statement-template.csv");

        Assert.Equal((status, status), (page.StatusCode, template.StatusCode));
        Assert.Equal(
            status == HttpStatusCode.OK, (await page.Content.ReadAsStringAsync()).Contains("No statement was brought in yet.", StringComparison.Ordinal));
        Assert.Equal(status == HttpStatusCode.OK, (await template.Content.ReadAsStringAsync()).Contains("Receipt No.,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("owner@hangazo.test", HttpStatusCode.OK)]
    [InlineData("manager@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Shows_what_is_owed_to_the_tax_office_to_the_owner_only(string login, HttpStatusCode status)
    {
        var visitor = await app.SignedInAsync(login);

        var (page, file) = (await visitor.GetAsync("/admin/settings/tax?month=nonsense"), await visitor.GetAsync("/admin/settings/tax/vat.csv?month=2025-01"));

        Assert.Equal((status, status), (page.StatusCode, file.StatusCode));
        if (status != HttpStatusCode.OK) return;
        Assert.Contains("The business is registered for VAT", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("With the money: each deposit receipt holds its VAT", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("No control unit is set up", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("2025-01,Sum,,0.00,0.00,0.00", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/orders/HZ-000000-0000/slip")]
    [InlineData("/admin/orders/slips?n=nothing")]
    public async Task Has_nothing_to_print_for_an_unknown_order(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("staff@hangazo.test")).GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("", "/admin/payments")]
    [InlineData("?state=part&method=mpesa&day=2026-11-21&q=+654+&page=2", "/admin/payments?state=part&method=mpesa&day=2026-11-21&q=654&page=2")]
    [InlineData("?state=Part&method=cheque&day=2026-13-01&page=x", "/admin/payments")]
    public void Keeps_in_the_address_of_the_payments_what_makes_sense(string query, string address) =>
        Assert.Equal(address, Web.Components.Admin.Payments.PaymentListFilter.Read(query).ToAddress());

    [Theory]
    [InlineData("", "/admin/orders")]
    [InlineData("?status=PAID&q=+Wanjiku+&page=2", "/admin/orders?status=paid&q=Wanjiku&page=2")]
    [InlineData("?from=2026-11-01&to=2026-11-21&late=1", "/admin/orders?from=2026-11-01&to=2026-11-21&late=1")]
    [InlineData("?status=99&page=x&from=2026-13-01&problems=yes", "/admin/orders")]
    public void Keeps_in_the_address_what_makes_sense(string query, string address) => Assert.Equal(address, OrderListFilter.Read(query).ToAddress());
}
