using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class ReceivingMoney
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly PhoneNumber Phone = PhoneNumber.Parse("0700 000 000").Value;

    private readonly Payment _payment = Payment.Open(new PaymentSubject(Guid.CreateVersion7(), "HZ-261121-7Q4K"), Money.Shillings(2_499), Phone, Now);
    private int _receipts;

    private PaymentAttempt Latest => _payment.Attempts[^1];

    [Fact]
    public void The_exact_amount_settles()
    {
        Assert.Equal(Receiving.Captured, Receive(Latest, 2_499, "UKL4X7Q9ZT"));
        Assert.Equal(PaymentState.Settled, _payment.State);
        Assert.Equal(AttemptState.Succeeded, Latest.State);
        Assert.Equal("UKL4X7Q9ZT", Latest.Receipt);
        var captured = Assert.Single(_payment.Events.OfType<PaymentCaptured>());
        Assert.True(captured.Settled);
        Assert.Equal(Money.Shillings(2_499), captured.Amount);
        AssertBalanced();
    }

    [Fact]
    public void What_is_too_much_becomes_a_credit()
    {
        Assert.Equal(Receiving.Captured, Receive(Latest, 2_500));
        Assert.Equal(PaymentState.Settled, _payment.State);
        var credit = Assert.Single(_payment.Credits);
        Assert.Equal((Money.Shillings(1), CreditReason.Overpaid), (credit.Amount, credit.Reason));
        AssertBalanced();
    }

    [Fact]
    public void Too_little_goes_into_review_and_settles_nothing()
    {
        Assert.Equal(Receiving.InReview, Receive(Latest, 2_498));
        Assert.Equal((PaymentState.Open, AttemptState.NeedsReview), (_payment.State, Latest.State));
        Assert.Empty(_payment.Events.OfType<PaymentCaptured>());
        AssertBalanced();
        Assert.True(_payment.CreditReviewed(_payment.Receipts[0], "Customer wants it back", Now));
        Assert.False(_payment.CreditReviewed(_payment.Receipts[0], "again", Now));
        Assert.Equal(Money.Shillings(2_498), Assert.Single(_payment.Credits).Amount);
        AssertBalanced();
    }

    [Fact]
    public void Another_currency_goes_into_review() =>
        Assert.Equal(Receiving.InReview, _payment.Receive(Latest, new PaymentProof("UKL4X7Q9ZT", new Money(249_900, "USD"), Now), Now));

    [Fact]
    public void The_same_receipt_is_booked_once()
    {
        Receive(Latest, 2_499, "UKL4X7Q9ZT");
        Assert.Equal(Receiving.Duplicate, Receive(Latest, 2_499, "UKL4X7Q9ZT"));
        Assert.Single(_payment.Receipts);
        Assert.Single(_payment.Events.OfType<PaymentCaptured>());
    }

    [Fact]
    public void A_second_receipt_of_one_request_is_for_staff_to_look_at()
    {
        Receive(Latest, 2_499);
        Assert.Equal(Receiving.InReview, Receive(Latest, 2_499));
        Assert.Equal(AttemptState.Succeeded, Latest.State);
        AssertBalanced();
    }

    [Fact]
    public void A_second_paid_request_becomes_a_credit()
    {
        var first = Latest;
        Assert.True(_payment.StartAttempt(Phone, Now.AddSeconds(31)).Succeeded);
        Receive(Latest, 2_499);
        Assert.Equal(Receiving.Credited, Receive(first, 2_499));
        Assert.Equal(CreditReason.Duplicate, Assert.Single(_payment.Credits).Reason);
        Assert.Equal(AttemptState.Succeeded, first.State);
        AssertBalanced();
    }

    [Theory]
    [InlineData(AttemptSignal.Failed)]
    [InlineData(AttemptSignal.Cancelled)]
    [InlineData(AttemptSignal.TimedOut)]
    public void Late_money_is_taken_after_a_failure(AttemptSignal failure)
    {
        Send(Latest);
        _payment.NotPaid(Latest, failure, "1032", "You cancelled the request on your phone.", Now);
        Assert.NotNull(Latest.FailureText);
        Assert.Equal(Receiving.Captured, Receive(Latest, 2_499));
        Assert.Equal((AttemptState.Succeeded, null, null), (Latest.State, Latest.FailureCode, Latest.FailureText));
    }

    [Fact]
    public void Money_after_closing_becomes_a_credit()
    {
        Send(Latest);
        Assert.True(_payment.CloseUnpaid("Nobody paid in time", Now));
        Assert.Equal(Receiving.Credited, Receive(Latest, 2_499));
        Assert.Equal((PaymentState.Closed, CreditReason.Late), (_payment.State, Assert.Single(_payment.Credits).Reason));
        Assert.Single(_payment.Events.OfType<CreditRecorded>());
        Assert.Empty(_payment.Events.OfType<PaymentCaptured>());
        AssertBalanced();
    }

    [Fact]
    public void Closing_cancels_what_was_not_sent_and_refuses_once_paid()
    {
        Assert.True(_payment.CloseUnpaid("Cancelled by the customer", Now));
        Assert.Equal(AttemptState.Cancelled, Latest.State);
        Assert.False(_payment.BeginSubmit(Latest, [1], Now));
        var paid = Payment.Open(new PaymentSubject(Guid.CreateVersion7(), "A1"), Money.Shillings(1), Phone, Now);
        paid.Receive(paid.Attempts[0], new PaymentProof("R", Money.Shillings(1), Now), Now);
        Assert.False(paid.CloseUnpaid("too late", Now));
        Assert.Equal(PaymentState.Settled, paid.State);
    }

    [Fact]
    public void A_cancelled_paid_order_gives_one_credit_per_receipt()
    {
        Receive(Latest, 2_500, "UKL4X7Q9ZT");
        Assert.Equal(Money.Shillings(2_499), _payment.TurnIntoCredit("Customer changed her mind", Now));
        Assert.Equal(Money.Zero(), _payment.Captured);
        Assert.Equal([CreditReason.Overpaid, CreditReason.Cancelled], _payment.Credits.Select(c => c.Reason));
        Assert.Equal(Money.Zero(), _payment.TurnIntoCredit("again", Now));
        AssertBalanced();
    }

    [Fact]
    public void The_real_receipt_replaces_the_stand_in_without_booking_twice()
    {
        Send(Latest);
        _payment.Submitted(Latest, "m", "ws_CO_21112026120531427708374149", null, Now);
        Assert.Equal(Receiving.Captured, _payment.Receive(Latest, new PaymentProof(null, Latest.Amount, null), Now));
        Assert.Equal("STK-112026120531427708374149", Assert.Single(_payment.Receipts).Reference);
        Assert.True(_payment.Receipts[0].IsStandIn);
        Assert.Equal(Receiving.Duplicate, Receive(Latest, 2_499, "UKL4X7Q9ZT"));
        Assert.Equal(("UKL4X7Q9ZT", false), (_payment.Receipts[0].Reference, _payment.Receipts[0].IsStandIn));
        Assert.Equal("UKL4X7Q9ZT", Latest.Receipt);
        AssertBalanced();
    }

    [Fact]
    public void Money_in_review_counts_once_a_fitting_report_of_it_comes()
    {
        Send(Latest);
        _payment.Doubt(Latest, "contradiction", "We are checking.", new PaymentProof("UKL4X7Q9ZT", Money.Shillings(2_499), null), Now);
        Assert.Equal(AttemptState.NeedsReview, Latest.State);
        Assert.Equal(Receiving.Captured, Receive(Latest, 2_499, "UKL4X7Q9ZT"));
        Assert.Equal(PaymentState.Settled, _payment.State);
        Assert.Single(_payment.Receipts);
        AssertBalanced();
    }

    [Fact]
    public void The_ids_of_a_late_answer_only_fill_what_is_empty()
    {
        Send(Latest);
        Latest.Bind("from-callback", "ws_CO_callback");
        Receive(Latest, 2_499);
        _payment.Submitted(Latest, "from-answer", "ws_CO_answer", null, Now);
        Assert.Equal(("from-callback", "ws_CO_callback", AttemptState.Succeeded), (Latest.MerchantRequestId, Latest.CheckoutRequestId, Latest.State));
        Assert.Null(Latest.NextPollAt);
    }

    [Fact]
    public void Money_goes_to_what_is_due_longest_and_then_to_what_comes_next()
    {
        var day = ShopTime.DayOf(Now).AddDays(10);
        var payment = Payment.Open(
            new PaymentSubject(Guid.CreateVersion7(), "HZ1"), Money.Shillings(100), Phone, Now,
            parts: [new(Money.Shillings(40)), new(Money.Shillings(30), Stage: "first-fitting"), new(Money.Shillings(30), DueOn: day)]);
        payment.RecordByHand(Gateways.BankTransfer.Code, new("FT1", Money.Shillings(50), Now), "staff", Now);

        Assert.True(payment.HasBegun);
        Assert.Equal([40_00L, 10_00, 0], Paid(Now));
        Assert.Equal(Money.Zero(), payment.DueNow(Now));
        // The day comes before the fitting: what was paid early counts for it, and its rest is due.
        var then = ShopTime.StartOf(day);
        Assert.Equal([40_00L, 0, 10_00], Paid(then));
        Assert.Equal(Money.Shillings(20), payment.DueNow(then));
        Assert.Equal(Money.Shillings(50), payment.Reach("first-fitting", then.AddDays(1)).Value);
        Assert.Equal([40_00L, 0, 10_00], Paid(then.AddDays(1)));

        IEnumerable<long> Paid(DateTimeOffset at) => payment.Terms(at).Lines.Select(line => line.Paid.Minor);
    }

    [Fact]
    public void The_next_request_follows_once_whichever_way_the_one_before_is_told()
    {
        var payment = Payment.Open(
            new PaymentSubject(Guid.CreateVersion7(), "HZ1"), Money.Shillings(300), Phone, Now, most: Money.Shillings(250));
        var first = payment.Attempts[0];
        Assert.True(payment.BeginSubmit(first, [1], Now));
        var told = PayBillReceipt.Of(new PayBillMoney("UKL4X7Q9ZT", Money.Shillings(250), "HZ1", Now, HeardBy.Confirmation), Now);
        payment.TakeIn(told, told.Allocate(told.Left, Matching.Reference), "PayBill", null, Now);
        Assert.DoesNotContain(payment.Attempts, attempt => attempt.Amount == Money.Shillings(50));

        for (var again = 0; again < 2; again++)
            Assert.Equal(Receiving.Duplicate, payment.Receive(first, new("UKL4X7Q9ZT", Money.Shillings(250), Now), Now));

        var second = Assert.Single(payment.Attempts, attempt => attempt.Amount == Money.Shillings(50));
        Assert.Equal((AttemptState.Created, ""), (second.State, second.Lane));
        Assert.Equal(Receiving.Captured, payment.Receive(second, new("UKL4X7Q9ZU", Money.Shillings(50), Now), Now));
        Assert.Equal(PaymentState.Settled, payment.State);
        AssertBalanced(payment);
    }

    [Fact]
    public void Any_mix_of_reports_stays_balanced()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            // Two of three are paid in parts; every other one in requests of at most 30 shillings.
            IReadOnlyList<PlannedInstalment> parts = seed % 3 == 0
                ? []
                : [new(Money.Shillings(40)), new(Money.Shillings(35), Stage: "ready"), new(Money.Shillings(25), DueOn: ShopTime.DayOf(Now))];
            Money? most = seed % 2 == 0 ? null : Money.Shillings(30);
            var payment = Payment.Open(new PaymentSubject(Guid.CreateVersion7(), "HZ1"), Money.Shillings(100), Phone, Now, parts: parts, most: most);
            for (var step = 0; step < 30; step++)
            {
                var attempt = payment.Attempts[random.Next(payment.Attempts.Count)];
                var now = Now.AddMinutes(step);
                switch (random.Next(12))
                {
                    case 0:
                        var started = payment.StartAttempt(Phone, now, Gateways.All[random.Next(Gateways.All.Count)].Code, most: most);
                        if (started is { Succeeded: true, Value.Gateway: "paypal" }) started.Value.ChargeBy(new(129.25m, new(2026, 11, 21)));
                        break;
                    case 1: payment.BeginSubmit(attempt, [(byte)step], now); break;
                    case 2: payment.NotPaid(attempt, AttemptSignal.TimedOut, "1037", "No answer.", now); break;
                    case 3 when random.Next(4) == 0: payment.CloseUnpaid("expired", now); break;
                    case 4 when random.Next(6) == 0: payment.TurnIntoCredit("cancelled", now); break;
                    case 5: payment.Receive(attempt, new PaymentProof(null, attempt.Amount, now), now); break;
                    case 6 when random.Next(3) == 0:
                        payment.RecordByHand(Gateways.BankTransfer.Code, new PaymentProof($"FT{step}", Money.Shillings(random.Next(1, 103)), now), "staff", now);
                        break;
                    case 7:
                        // The same numbers as the requests' receipts: M-Pesa tells of one payment on two ways.
                        var sent = PayBillReceipt.Of(
                            new PayBillMoney($"R{random.Next(12)}", Money.Shillings(random.Next(1, 103)), "HZ1", now, HeardBy.Confirmation), now);
                        payment.TakeIn(sent, sent.Allocate(sent.Left, Matching.Reference), "PayBill", null, now);
                        break;
                    case 9:
                        // Somebody else pays some of it, each in a lane of their own.
                        payment.StartAttempt(
                            PhoneNumber.Parse($"070000000{random.Next(4)}").Value, now, Gateways.All[random.Next(3)].Code, Money.Shillings(random.Next(1, 120)),
                            new Payer("Mama"), most);
                        break;
                    case 10: payment.Reach("ready", now); break;
                    case 11: payment.Remind([-3, 0, 2], now); break;
                    default:
                        var arrived = attempt.Charge is { } charge ? charge with { Minor = charge.Minor + random.Next(-1, 2) } : Money.Shillings(random.Next(98, 103));
                        payment.Receive(attempt, new PaymentProof($"R{random.Next(12)}", arrived, now), now);
                        break;
                }

                AssertBalanced(payment);
                AssertPartsAddUp(payment, now);
            }
        }
    }

    private static void AssertPartsAddUp(Payment payment, DateTimeOffset now)
    {
        var terms = payment.Terms(now);
        Assert.Equal(payment.Due.Minor, terms.Lines.Sum(line => line.Amount.Minor));
        Assert.Equal(payment.State == PaymentState.Settled ? payment.Due.Minor : payment.Captured.Minor, terms.Lines.Sum(line => line.Paid.Minor));
        Assert.All(terms.Lines, line => Assert.InRange(line.Paid.Minor, 0, line.Amount.Minor));
        Assert.True(terms.DueNow <= terms.Balance);
        Assert.Equal(terms.DueNow.Minor, terms.Lines.Where(line => line.IsDue).Sum(line => line.Left.Minor));
    }

    private static void AssertBalanced(Payment payment)
    {
        var received = payment.Receipts.Sum(r => r.Amount.Minor);
        var review = payment.Receipts.Where(r => r.Booking == Booking.Review).Sum(r => r.Amount.Minor);
        Assert.Equal(received, payment.Captured.Minor + payment.Credits.Sum(c => c.Amount.Minor) + review);
        Assert.InRange(payment.Captured.Minor, 0, payment.Due.Minor);
        Assert.All(payment.Attempts.Where(a => a.IsOpen).GroupBy(a => a.Lane), lane => Assert.Single(lane));
        Assert.True(payment.Attempts.Count(a => a.IsOpen) <= Payment.MostAtOnce);
        Assert.Equal(payment.Receipts.Count, payment.Receipts.Select(r => (r.Gateway, r.Reference)).Distinct().Count());
    }

    private void AssertBalanced() => AssertBalanced(_payment);

    private void Send(PaymentAttempt attempt) => Assert.True(_payment.BeginSubmit(attempt, [1, 2, 3], Now));

    private Receiving Receive(PaymentAttempt attempt, long shillings, string? receipt = null) =>
        _payment.Receive(attempt, new PaymentProof(receipt ?? $"UKL4X7Q9Z{_receipts++}", Money.Shillings(shillings), Now), Now);
}
