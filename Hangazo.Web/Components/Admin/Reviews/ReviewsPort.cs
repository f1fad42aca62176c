using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Reviews.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Accounts;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Reviews;

/// <summary>Buyers' reviews, for staff. Every change asks again who may make it.</summary>
internal sealed class ReviewsPort(IServiceScopeFactory scopes)
{
    private const int TrailShown = 20;

    private static readonly Error ForStaff = new("reviews.not-allowed", "Only staff may decide about reviews.", ErrorKind.Forbidden);
    private static readonly Error ForManagers = new("review-rules.not-allowed", "Only a manager may change this.", ErrorKind.Forbidden);

    public sealed record View(Page<ReviewGrid.Row> Reviews, ReviewRules Rules);

    public async Task<View> ListAsync(ReviewGrid.Filter filter)
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(
            await scope.ServiceProvider.GetRequiredService<ReviewGrid>().ExecuteAsync(filter, CancellationToken.None),
            await scope.ServiceProvider.GetRequiredService<ISettings>().ReviewsAsync(CancellationToken.None));
    }

    /// <summary>What staff did with a review, newest first.</summary>
    public Task<IReadOnlyList<AuditView>> TrailAsync(ReviewId id) => TrailAsync(ModerateReviews.SubjectOf(id));

    /// <summary>What managers changed about how reviews come about, newest first.</summary>
    public Task<IReadOnlyList<AuditView>> RulesTrailAsync() => TrailAsync(ChangeReviewRules.Subject);

    private async Task<IReadOnlyList<AuditView>> TrailAsync(AuditSubject subject)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(subject, TrailShown, CancellationToken.None);
    }

    public Task<Result<int>> PublishAsync(ClaimsPrincipal who, IReadOnlyCollection<ModerateReviews.Read> read) => scopes.OnConflictAsync(async services =>
        await MayAsync(services, who, Policies.Work)
            ? await services.GetRequiredService<ModerateReviews>().PublishAsync(read, ActorOf(who), CancellationToken.None) : ForStaff);

    public Task<Result> RejectAsync(ClaimsPrincipal who, ModerateReviews.Read read, string? reason) => scopes.OnConflictAsync(async services =>
        await MayAsync(services, who, Policies.Work)
            ? await services.GetRequiredService<ModerateReviews>().RejectAsync(read, reason, ActorOf(who), CancellationToken.None) : ForStaff);

    public Task<Result> AnswerAsync(ClaimsPrincipal who, ModerateReviews.Read read, string? answer) => scopes.OnConflictAsync(async services =>
        await MayAsync(services, who, Policies.Work)
            ? await services.GetRequiredService<ModerateReviews>().AnswerAsync(read, answer, ActorOf(who), CancellationToken.None) : ForStaff);

    public Task<Result> ChangeRulesAsync(ClaimsPrincipal who, ChangeReviewRules.Command command) => scopes.OnConflictAsync(async services =>
        await MayAsync(services, who, Policies.Manage)
            ? await services.GetRequiredService<ChangeReviewRules>().ExecuteAsync(command, ActorOf(who), CancellationToken.None) : ForManagers);

    private static async Task<bool> MayAsync(IServiceProvider services, ClaimsPrincipal who, string policy) =>
        (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, policy)).Succeeded;

    private static Actor ActorOf(ClaimsPrincipal who) => new(who.AccountId(), who.FullName());
}
