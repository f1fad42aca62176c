using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class RefundStates
{
    // "!" tells staff, "." stays. Columns: Approve, Reject, Send, Taken, Done, Refused, Lost, Unclear, Doubt.
    [Theory]
    [InlineData(RefundState.Requested, "Approved Rejected . .! .! . . . .!")]
    [InlineData(RefundState.Approved, ". . Submitting Pending Succeeded Failed . Pending NeedsReview!")]
    [InlineData(RefundState.Submitting, ". . . Pending Succeeded Failed Approved Pending NeedsReview!")]
    [InlineData(RefundState.Pending, ". . . . Succeeded Failed . . NeedsReview!")]
    [InlineData(RefundState.Succeeded, ". . . . . Failed! . . .!")]
    [InlineData(RefundState.Failed, ". . Submitting . Succeeded . . . NeedsReview!")]
    [InlineData(RefundState.NeedsReview, ". . . . Succeeded Failed . . .!")]
    [InlineData(RefundState.Rejected, ". . . .! .! . . . .!")]
    public void Move_as_the_table_says(RefundState from, string moves)
    {
        var actual = Enum.GetValues<RefundSignal>().Select(signal => RefundMoves.For(from, signal)).Select(move => (move.To?.ToString() ?? ".") + (move.Alert ? "!" : ""));
        Assert.Equal(moves.Split(' '), actual);
    }

    [Fact]
    public void What_may_be_under_way_is_never_sent_again() => Assert.All(
        [RefundState.Submitting, RefundState.Pending, RefundState.NeedsReview, RefundState.Succeeded],
        state => Assert.Null(RefundMoves.For(state, RefundSignal.Send).To));
}
