using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;

namespace Hangazo.Web.Components.Admin.Payments;

/// <summary>Money that staff must settle: credits to give back, and payments that do not add up.</summary>
internal sealed class PaymentsPort(IServiceScopeFactory scopes)
{
    private const int PageSize = 25;

    /// <param name="Orders">The numbers of the orders meant, by subject.</param>
    /// <param name="Accounts">The subjects that are orders of somebody with an account.</param>
    public sealed record View(
        Page<OpenCredits.View> Credits, IReadOnlyList<PaymentsInReview.MoneyView> Money, IReadOnlyList<PaymentsInReview.AttemptView> Attempts,
        IReadOnlyList<RefundsToApprove.View> ToApprove, IReadOnlyDictionary<Guid, string> Orders, IReadOnlySet<Guid> Accounts);

    public async Task<View> ReadAsync(int page, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var credits = await scope.ServiceProvider.GetRequiredService<OpenCredits>().ListAsync(page, PageSize, cancellationToken);
        var review = scope.ServiceProvider.GetRequiredService<PaymentsInReview>();
        var money = await review.MoneyAsync(cancellationToken);
        var attempts = await review.AttemptsAsync(cancellationToken);
        var toApprove = await scope.ServiceProvider.GetRequiredService<RefundsToApprove>().ExecuteAsync(cancellationToken);
        var orders = scope.ServiceProvider.GetRequiredService<IOrders>();
        var (numbers, accounts) = (new Dictionary<Guid, string>(), new HashSet<Guid>());
        var subjects = credits.Items.Select(c => c.SubjectId).Concat(money.Select(m => m.SubjectId)).Concat(attempts.Select(a => a.SubjectId));
        foreach (var subject in subjects.Concat(toApprove.Select(r => r.SubjectId)).Distinct())
            if (await orders.FindAsync(new OrderId(subject), cancellationToken) is { } order)
            {
                numbers[subject] = order.Number;
                if (order.CustomerId is not null) accounts.Add(subject);
            }

        return new(credits, money, attempts, toApprove, numbers, accounts);
    }

    public async Task<Result> CreditAsync(Guid receipt, string note)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CreditReviewedMoney>().ExecuteAsync(receipt, note, CancellationToken.None);
    }
}
