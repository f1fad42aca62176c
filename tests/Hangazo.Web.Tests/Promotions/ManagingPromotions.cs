using System.Net;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.UseCases;
using Hangazo.Web.Accounts;
using Hangazo.Web.Components.Admin.Promotions;
using Hangazo.Web.Tests.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Promotions;

public sealed class ManagingPromotions(AccountsApp app) : IClassFixture<AccountsApp>
{
    private static readonly PromotionSheet TenOff = new(
        "Ten off <b>everything</b>", new(PromotionKind.Percentage) { Percent = 10, NeedsCode = true }, true, null, null, 100, false, 5, null,
            5_000_00);

    [Fact]
    public async Task Is_for_managers()
    {
        using var staff = await app.SignedInAsync("staff@hangazo.test");
        using var manager = await app.SignedInAsync("manager@hangazo.test");
        foreach (
            var path in (string[])["/admin/promotions", "/admin/promotions/new", $"/admin/promotions/{Guid.CreateVersion7()}",
            $"/admin/promotions/{Guid.CreateVersion7()}/codes.csv"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(path)).StatusCode);
        }

        Assert.Contains("What it takes off", await manager.GetStringAsync("/admin/promotions/new"), StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/promotions", await staff.GetStringAsync("/admin"), StringComparison.Ordinal);
        Assert.Contains("There is no such promotion.", await manager.GetStringAsync($"/admin/promotions/{Guid.CreateVersion7()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_to_staff_behind_the_screen_too()
    {
        var saved = await app.Services.GetRequiredService<PromotionsPort>().ManageAsync(await PersonAsync("staff@hangazo.test"), (services, by) =>
            services.GetRequiredService<SavePromotion>().ExecuteAsync(null, 0, TenOff, by, default));
        Assert.Equal("promotion.for-managers", saved.Error!.Code);
    }

    [Fact]
    public async Task Shows_what_was_written_and_hands_out_the_codes_as_a_file()
    {
        var port = app.Services.GetRequiredService<PromotionsPort>();
        var manager = await PersonAsync("manager@hangazo.test");
        var id = (
            await port.ManageAsync(manager, (services, by) => services.GetRequiredService<SavePromotion>()
            .ExecuteAsync(null, 0, TenOff, by, default))).Value;
        var codes =
            (await port.ManageAsync(manager, (services, by) => services.GetRequiredService<MakeCoupons>()
            .DrawAsync(id, 30, "EID", by, default))).Value;
        using var browser = await app.SignedInAsync("manager@hangazo.test");

        var list = await browser.GetStringAsync("/admin/promotions");
        var page = await browser.GetStringAsync($"/admin/promotions/{id}");
        var file = await browser.GetStringAsync($"/admin/promotions/{id}/codes.csv");

        Assert.Contains("Ten off &lt;b&gt;everything&lt;/b&gt;", list, StringComparison.Ordinal);
        Assert.Contains("0 of 5", list, StringComparison.Ordinal);
        Assert.Contains("given so far: KSh 0 of KSh 5,000", page, StringComparison.Ordinal);
        Assert.Contains("30 codes, the newest 20 here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("_said", page, StringComparison.Ordinal);
        Assert.Contains("Try it on the last 30 days", page, StringComparison.Ordinal);
        Assert.Equal(["Code,Most uses,Uses", .. codes.Order(StringComparer.Ordinal).Select(code => $"{code},1,0")], file.TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_form_reads_back_what_it_wrote_in_shop_time()
    {
        var sheet = TenOff with
        {
            From = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(3)),
            Rule = new(PromotionKind.QuantityTiers) { Tiers = [new(2, 5), new(2.5m, 7.5m)], MinimumMinor = 1_250_50, Group = "Tailors" },
        };
        var form = PromotionForm.Of(sheet, []);

        Assert.Equal(new DateTime(2026, 12, 1), form.From);
        var read = form.ToSheet();
        Assert.Equal((sheet.Name, sheet.From, sheet.MostUses, sheet.BudgetMinor, sheet.Priority),
            (read.Name, read.From, read.MostUses, read.BudgetMinor, read.Priority));
        Assert.Equal(sheet.Rule.Tiers, read.Rule.Tiers);
        Assert.Equal((sheet.Rule.MinimumMinor, sheet.Rule.Group), (read.Rule.MinimumMinor, read.Rule.Group));
        (form.MostUses, form.Budget, form.Tiers[0].Percent) = ("many", "-5", "5,5x");
        var refused = PromotionRules.Check(form.ToSheet());
        Assert.Equal(["Budget", "MostUses", "Tiers"], refused.Error!.Details.Select(error => error.Field).Order());
    }

    private async Task<System.Security.Claims.ClaimsPrincipal> PersonAsync(string login)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(login);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);
    }
}
