using Hangazo.Core.Outbox;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Data;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Reviews.Reactions;
using Hangazo.Core.Reviews.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Reviews;

public static class ReviewsModule
{
    /// <summary>Needs an <see cref="IPurchases"/>, which Ordering has.</summary>
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddScoped<IReviewRequests, ReviewRequestsFacade>()
        .AddScoped<WriteReview>()
        .AddScoped<ModerateReviews>()
        .AddScoped<ChangeReviewRules>()
        .AddScoped<AskForReviews>()
        .AddScoped<ProductReviews>()
        .AddScoped<OwnReviews>()
        .AddScoped<ReviewGrid>()
        .AddScoped<Ratings>()
        .AddReaction<CountRatings>();
}
