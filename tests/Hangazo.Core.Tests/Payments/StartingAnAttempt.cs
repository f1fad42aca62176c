using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class StartingAnAttempt
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly PhoneNumber Phone = PhoneNumber.Parse("0700 000 000").Value;
    private static readonly PhoneNumber Other = PhoneNumber.Parse("0110 000 001").Value;

    private readonly Payment _payment = Payment.Open(new PaymentSubject(Guid.CreateVersion7(), "hz-261121-7q4k"), Money.Shillings(2_499), Phone, Now);

    [Fact]
    public void Keeps_the_reference_within_what_a_phone_shows() => Assert.Equal("HZ2611217Q4K", _payment.Reference);

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("HZ-20261121-7Q4K")]
    public void Takes_no_reference_that_does_not_fit(string reference) => Assert.Throws<ArgumentException>(
        () => Payment.Open(new PaymentSubject(Guid.CreateVersion7(), reference), Money.Shillings(1), Phone, Now));

    [Theory]
    [InlineData(0, "payment.too-soon", "30 seconds")]
    [InlineData(28.5, "payment.too-soon", "2 seconds")]
    [InlineData(29.5, "payment.too-soon", "1 second.")]
    public void Refuses_while_a_request_is_young(double after, string code, string says)
    {
        var refused = _payment.StartAttempt(Other, Now.AddSeconds(after));
        Assert.Equal(code, refused.Error?.Code);
        Assert.Contains(says, refused.Error!.Message, StringComparison.Ordinal);
        Assert.Single(_payment.Attempts);
    }

    [Fact]
    public void Replaces_an_older_request_which_may_still_be_paid()
    {
        var first = _payment.Attempts[0];
        _payment.BeginSubmit(first, [1], Now);
        _payment.Submitted(first, "m", "ws_CO_1", null, Now);
        var second = _payment.StartAttempt(Other, Now.AddSeconds(30));
        Assert.True(second.Succeeded);
        Assert.Equal((AttemptState.Expired, AttemptState.Created), (first.State, second.Value.State));
        Assert.NotNull(first.NextPollAt);
        Assert.Equal(Receiving.Captured, _payment.Receive(first, new PaymentProof("UKL4X7Q9ZT", Money.Shillings(2_499), null), Now));
        Assert.Equal(AttemptState.Cancelled, second.Value.State);
    }

    [Fact]
    public void Is_allowed_at_once_after_a_failure()
    {
        _payment.BeginSubmit(_payment.Attempts[0], [1], Now);
        _payment.NotPaid(_payment.Attempts[0], AttemptSignal.Cancelled, "1032", "You cancelled.", Now.AddSeconds(5));
        Assert.True(_payment.StartAttempt(Phone, Now.AddSeconds(6)).Succeeded);
    }

    [Fact]
    public void Refuses_when_nothing_is_owed()
    {
        _payment.Receive(_payment.Attempts[0], new PaymentProof("UKL4X7Q9ZT", Money.Shillings(2_499), null), Now);
        Assert.Equal("payment.already-paid", _payment.StartAttempt(Phone, Now.AddHours(1)).Error?.Code);
        _payment.TurnIntoCredit("cancelled", Now);
        Assert.Equal("payment.closed", _payment.StartAttempt(Phone, Now.AddHours(1)).Error?.Code);
    }

    [Fact]
    public void Is_asked_about_on_the_schedule()
    {
        var times = new List<double>();
        for (DateTimeOffset? at = Now; (at = PollSchedule.Phone.Next(Now, canQuery: true, at!.Value)) is not null;) times.Add((at.Value - Now).TotalSeconds);
        Assert.Equal([20, 40, 60, 90, 120, 300, 600, 900, 3_600, 21_600, 86_400], times);
        Assert.Equal(Now.AddHours(48), PollSchedule.Phone.Next(Now, canQuery: false, Now.AddHours(47)));
        Assert.Null(PollSchedule.Phone.Next(Now, canQuery: false, Now.AddHours(48)));
    }
}
