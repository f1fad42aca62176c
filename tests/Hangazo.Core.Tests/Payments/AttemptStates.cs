using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class AttemptStates
{
    // "!" tells staff, "." stays. Columns: Submit, Accepted, Paid, Failed, Cancelled, TimedOut, Mismatch, Superseded.
    [Theory]
    [InlineData(AttemptState.Created, "Submitting . Succeeded Failed Cancelled Unknown NeedsReview! Cancelled")]
    [InlineData(AttemptState.Submitting, ". Pending Succeeded Failed Cancelled Unknown NeedsReview! Expired")]
    [InlineData(AttemptState.Pending, ". . Succeeded Failed Cancelled Expired NeedsReview! Expired")]
    [InlineData(AttemptState.Unknown, ". Pending Succeeded Failed Cancelled NeedsReview! NeedsReview! Expired")]
    [InlineData(AttemptState.Failed, ". . Succeeded . . . NeedsReview! .")]
    [InlineData(AttemptState.Cancelled, ". . Succeeded . . . NeedsReview! .")]
    [InlineData(AttemptState.Expired, ". . Succeeded . . . NeedsReview! .")]
    [InlineData(AttemptState.NeedsReview, ". . Succeeded . . . .! .")]
    [InlineData(AttemptState.Succeeded, ". . . .! .! . .! .")]
    public void Move_as_the_table_says(AttemptState from, string moves)
    {
        var signals = Enum.GetValues<AttemptSignal>();
        var actual = signals.Select(signal => AttemptMoves.For(from, signal)).Select(move => (move.To?.ToString() ?? ".") + (move.Alert ? "!" : ""));
        Assert.Equal(moves.Split(' '), actual);
    }

    [Fact]
    public void Nothing_takes_a_success_back() => Assert.All(
        Enum.GetValues<AttemptSignal>(), signal => Assert.Null(AttemptMoves.For(AttemptState.Succeeded, signal).To));

    [Fact]
    public void Proof_of_payment_always_makes_a_success() => Assert.All(
        Enum.GetValues<AttemptState>().Where(state => state != AttemptState.Succeeded),
        state => Assert.Equal(AttemptState.Succeeded, AttemptMoves.For(state, AttemptSignal.Paid).To));
}
