using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Daraja;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class MpesaResultCodes
{
    [Theory]
    [InlineData("0", AttemptSignal.Paid, false)]
    [InlineData("1", AttemptSignal.Failed, false)]
    [InlineData("2", AttemptSignal.Failed, false)]
    [InlineData("3", AttemptSignal.Failed, false)]
    [InlineData("4", AttemptSignal.Failed, false)]
    [InlineData("8", AttemptSignal.Failed, true)]
    [InlineData("17", AttemptSignal.Failed, false)]
    [InlineData("26", AttemptSignal.Failed, false)]
    [InlineData("1001", AttemptSignal.Failed, false)]
    [InlineData("1019", AttemptSignal.TimedOut, false)]
    [InlineData("1025", AttemptSignal.Failed, true)]
    [InlineData("1031", AttemptSignal.Cancelled, false)]
    [InlineData("1032", AttemptSignal.Cancelled, false)]
    [InlineData("1036", AttemptSignal.TimedOut, false)]
    [InlineData("1037", AttemptSignal.TimedOut, false)]
    [InlineData("2001", AttemptSignal.Failed, false)]
    [InlineData("2028", AttemptSignal.Failed, true)]
    [InlineData("8006", AttemptSignal.Failed, false)]
    [InlineData("9999", AttemptSignal.Failed, false)]
    [InlineData("SFC_IC0003", AttemptSignal.Failed, true)]
    [InlineData("E3008", AttemptSignal.Failed, false)]
    public void Mean_what_the_table_says(string code, AttemptSignal signal, bool alert)
    {
        var result = MpesaResults.Of(code)!;
        Assert.Equal((signal, alert), (result.Signal, result.Alert));
        Assert.Matches("^[A-Z].*[.!]$", result.Text);
    }

    [Theory]
    [InlineData("1032", "You cancelled the request on your phone.")]
    [InlineData("1", "There was not enough money in M-Pesa.")]
    [InlineData("2001", "The PIN was wrong.")]
    [InlineData("1037", "The phone could not be reached or nobody answered.")]
    public void Are_told_in_plain_words(string code, string text) => Assert.Equal(text, MpesaResults.Of(code)!.Text);

    [Fact]
    public void Are_all_covered_here() => Assert.Equal(21, MpesaResults.Codes.Count());

    [Fact]
    public void Nobody_knows_others() => Assert.Null(MpesaResults.Of("29"));
}
