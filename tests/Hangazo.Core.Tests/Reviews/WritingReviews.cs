using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Reviews;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Reviews;

public sealed class WritingReviews(Shop shop) : IClassFixture<Shop>
{
    private readonly Buyers _buyers = new(shop);

    [Fact]
    public async Task Waits_is_published_changed_waits_again_and_is_rejected_with_a_reason()
    {
        await shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(SizeChart.Create(SizeChartId.New(), new("Women", ["Bust"], [new("M", [new(88, 93)])], [shop.Category])).Value);
            await db.SaveChangesAsync();
            services.GetRequiredService<Core.Catalog.Queries.SizeCharts>().Forget();
        });
        var order = await _buyers.BoughtAsync(FulfilmentState.Delivered, variants: await shop.StockAsync(5));
        var product = order.Lines[0].ProductId;
        Assert.Equal(ReviewState.Waiting, (await _buyers.WriteAsync(order)).Value);
        Assert.Null(await _buyers.ShownAsync(product));

        var read = await _buyers.ReadAsync(product);
        Assert.Equal(1, (await _buyers.ModerateAsync(moderate => moderate.PublishAsync([read], Buyers.Faith, default))).Value);
        Assert.True((await _buyers.ModerateAsync(moderate => moderate.AnswerAsync(read, " Asante! \n\n\n See you. ", Buyers.Faith, default))).Succeeded);
        await shop.ReactAsync();
        var shown = (await _buyers.ShownAsync(product))!;
        Assert.Equal((new Rating(500, 1), 1, 1), (shown.Rating, shown.ByStars[4], shown.ByFit[(int)Fit.TrueToSize]));
        var one = Assert.Single(shown.Newest.Items);
        Assert.Equal(("Wanjiku K.", "M, Clay", true, "Asante!\n\n See you.", "It fits.\nAnd it moves."), (one.Name, one.OptionText, one.IsVerified, one.Answer, one.Text));

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ReviewState.Waiting, (await _buyers.WriteAsync(order, Buyers.Good with { Stars = 2 })).Value);
        Assert.Null(await _buyers.ShownAsync(product));
        // What was read is no longer what stands there.
        Assert.Equal("review.changed", (await _buyers.ModerateAsync(moderate => moderate.PublishAsync([read], Buyers.Faith, default))).Error?.Code);
        Assert.Equal("review.changed", (await _buyers.ModerateAsync(moderate => moderate.RejectAsync(read, "Rude", Buyers.Faith, default))).Error?.Code);
        read = await _buyers.ReadAsync(product);
        Assert.Equal("review.reason", (await _buyers.ModerateAsync(moderate => moderate.RejectAsync(read, "  ", Buyers.Faith, default))).Error?.Code);
        Assert.Equal("review.not-published", (await _buyers.ModerateAsync(moderate => moderate.AnswerAsync(read, "Asante", Buyers.Faith, default))).Error?.Code);
        Assert.True((await _buyers.ModerateAsync(moderate => moderate.RejectAsync(read, "It names a member of staff.", Buyers.Faith, default))).Succeeded);
        var review = Assert.Single(await _buyers.ReviewsOfAsync(product));
        Assert.Equal((ReviewState.Rejected, "It names a member of staff.", (string?)null), (review.State, review.Reason, review.Answer));
        var trail = await shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(ModerateReviews.SubjectOf(review.Id), 9, default));
        Assert.Equal(["Rejected", "Answered", "Published"], trail.Select(entry => entry.What));
        Assert.All(trail, entry => Assert.Equal(Buyers.Faith.Name, entry.By));
    }

    [Fact]
    public async Task Is_for_those_who_have_it_and_kept_it()
    {
        var (dress, robe) = (await shop.StockAsync(9), await shop.StockAsync(9));
        var onItsWay = await _buyers.BoughtAsync(FulfilmentState.Shipped, variants: dress);
        Assert.Equal("review.not-bought", (await _buyers.WriteAsync(onItsWay)).Error?.Code);
        var order = await _buyers.BoughtAsync(FulfilmentState.Delivered, variants: [dress, robe]);
        Assert.Equal("review.not-bought", (await _buyers.WriteAsync(order, product: ProductId.New())).Error?.Code);
        foreach (var key in new[] { "", "guessed", onItsWay.AccessKey, order.AccessKey + "x" })
            Assert.Equal("review.not-found", (await _buyers.WriteAsync(order, key: key)).Error?.Code);
        Assert.Equal("review.not-found", (await _buyers.WriteAsync(order, customer: Core.Customers.Contracts.CustomerId.New())).Error?.Code);

        await shop.DoAsync(async services =>
        {
            var line = order.Lines.OrderBy(line => line.Position).First();
            var given = await services.GetRequiredService<Core.Ordering.UseCases.RefundOrder>().ExecuteAsync(
                new(order.Number, new([new(line.Id, "1", true)], false, null), "It did not fit", false, null), Buyers.Faith, default);
            Assert.Null(given.Error);
        });
        await shop.ReactAsync();
        var lines = order.Lines.OrderBy(line => line.Position).ToList();
        Assert.Equal("review.not-bought", (await _buyers.WriteAsync(order, product: lines[0].ProductId)).Error?.Code);
        Assert.True((await _buyers.WriteAsync(order, product: lines[1].ProductId)).Succeeded);
    }

    [Fact]
    public async Task One_person_has_one_review_of_a_product_however_often_and_fast_they_send_it()
    {
        var dress = await shop.StockAsync(9);
        var (first, second) = (await _buyers.BoughtAsync(FulfilmentState.Delivered, phone: "0733 000 111", variants: dress), await _buyers.BoughtAsync(FulfilmentState.Delivered, phone: "+254733000111", variants: dress));
        var product = first.Lines[0].ProductId;
        var sent = await Task.WhenAll(new[] { first, second }.Select(order => Task.Run(async () =>
        {
            try
            {
                return (await _buyers.WriteAsync(order, Buyers.Good with { Title = order.Number })).Succeeded;
            }
            catch (DbUpdateException)
            {
                return false;
            }
        })));
        Assert.Contains(true, sent);
        Assert.Single(await _buyers.ReviewsOfAsync(product));
        await _buyers.WriteAsync(second);
        Assert.Equal("Lovely", Assert.Single(await _buyers.ReviewsOfAsync(product)).Title);
        await _buyers.WriteAsync(await _buyers.BoughtAsync(FulfilmentState.Delivered, variants: dress));
        Assert.Equal(2, (await _buyers.ReviewsOfAsync(product)).Count);
    }

    [Theory]
    [InlineData(0, "A", "review.stars")]
    [InlineData(6, "A", "review.stars")]
    [InlineData(null, "A", "review.stars")]
    [InlineData(5, " \u200b ", "review.name")]
    [InlineData(5, "01234567890123456789012345678901234567890", "review.name")]
    public void Bad_input_is_refused_in_words(int? stars, string name, string code) =>
        Assert.Equal(code, Assert.Single(ReviewSheet.Check(new(stars, "", "", null, name), hasFit: true).Error!.Details).Code);

    [Fact]
    public void Texts_are_cleaned_bounded_and_never_markup()
    {
        Assert.Equal(["review.title", "review.text"], ReviewSheet.Check(new(5, new('a', 81), new('b', 2_001), null, "A"), true).Error!.Details.Select(error => error.Code));
        var sheet = ReviewSheet.Check(new(4, " <b>Bold</b>\r\nclaim\t", "One.\r\n\r\n\r\n\r\nTwo\u202e.\0 ", (Fit)9, " Wanjiku  K. "), true).Value;
        Assert.Equal(("<b>Bold</b> claim", "One.\n\nTwo.", null, "Wanjiku K."), (sheet.Title, sheet.Text, sheet.Fit, sheet.Name));
        Assert.Null(ReviewSheet.Check(Buyers.Good, hasFit: false).Value.Fit);
    }

    [Theory]
    [InlineData("Wanjiku Kamau", "Wanjiku K.")]
    [InlineData("amina binti hassan", "amina H.")]
    [InlineData("Madonna", "Madonna")]
    [InlineData("", "")]
    public void Offers_a_name_that_says_not_too_much(string full, string shown) => Assert.Equal(shown, ReviewSheet.ShortName(full));

    [Fact]
    public async Task The_owner_may_publish_good_ones_at_once()
    {
        await ChangeRulesAsync("7", "4");
        var order = await _buyers.BoughtAsync(FulfilmentState.Delivered, variants: [await shop.StockAsync(5), await shop.StockAsync(5)]);
        var lines = order.Lines.OrderBy(line => line.Position).ToList();
        Assert.Equal(ReviewState.Published, (await _buyers.WriteAsync(order, Buyers.Good with { Stars = 4 }, lines[0].ProductId)).Value);
        Assert.Equal(ReviewState.Waiting, (await _buyers.WriteAsync(order, Buyers.Good with { Stars = 3 }, lines[1].ProductId)).Value);
        Assert.NotNull(await _buyers.ShownAsync(lines[0].ProductId));
        await ChangeRulesAsync("7", "");
    }

    [Theory]
    [InlineData("x", "", "review-rules.days")]
    [InlineData("91", "", "review-rules.days")]
    [InlineData("7", "6", "review-rules.stars")]
    public async Task Rules_that_make_no_sense_are_refused(string days, string from, string code) => Assert.Equal(code, (await shop.AskAsync(services =>
        services.GetRequiredService<ChangeReviewRules>().ExecuteAsync(new(days, from), Buyers.Faith, default))).Error?.Code);

    private Task ChangeRulesAsync(string days, string from) => shop.DoAsync(async services =>
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await services.GetRequiredService<ChangeReviewRules>().ExecuteAsync(new(days, from), Buyers.Faith, default)).Succeeded);
        Assert.Equal(from.Length > 0 ? 4 : null, (await services.GetRequiredService<ISettings>().ReviewsAsync(default)).PublishFromStars);
    });
}
