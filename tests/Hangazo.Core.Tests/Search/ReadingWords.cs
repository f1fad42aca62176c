using Hangazo.Core.Search;
using Xunit;

namespace Hangazo.Core.Tests.Search;

public sealed class ReadingWords
{
    [Theory]
    [InlineData("  Red   DRESS ", "red dress")]
    [InlineData("Café-crème", "cafe creme")]
    [InlineData("mother's", "mothers")]
    [InlineData("pazia la sebule", "pazia sebule")]
    [InlineData("la", "la")]
    [InlineData("a&b|c:*", "a b c")]
    [InlineData("\0x\ud83d y", "x y")]
    [InlineData("one two three four five six seven eight nine", "one two three four five six seven eight")]
    [InlineData(null, "")]
    public void Keeps_letters_and_digits(string? text, string words) => Assert.Equal(words, string.Join(' ', Words.Of(text)));

    [Theory]
    [InlineData("red dress", true)]
    [InlineData("size 140 x 213", true)]
    [InlineData("0712 345 678", false)]
    [InlineData("me@example.com", false)]
    public void Knows_what_may_be_somebodys(string text, bool mayBeKept) => Assert.Equal(mayBeKept, Words.MayBeKept(text));

    [Theory]
    [InlineData("dress", "dress", 0)]
    [InlineData("drss", "dress", 1)]
    [InlineData("gwon", "gown", 1)]
    [InlineData("velvit", "velvet", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Counts_slips(string one, string other, int steps)
    {
        Assert.Equal(steps, Spelling.Distance(one, other));
        Assert.Equal(steps, Spelling.Distance(other, one));
    }

    [Fact]
    public void Takes_the_nearest_word_and_the_more_common_of_two()
    {
        Spelling.Candidate[] known = [new("gown", 9), new("grown", 1), new("town", 50), new("crown", 2)];

        Assert.Equal("gown", Spelling.Nearest("gwon", known)[0]);
        Assert.Empty(Spelling.Nearest("curtain", known));
        Assert.Empty(Spelling.Nearest("xyz", known));
    }

    [Fact]
    public void Writes_nothing_that_could_be_an_operator()
    {
        var query = new TextQuery([new([Words.Of("bed & sheet"), Words.Of("bed-linen")]), new([Words.Of("r'ed:*")], Begins: true)]);

        Assert.Equal("(('bed' & 'sheet') | ('bed' & 'linen')) & (('red':*))", query.ToText());
        Assert.Equal("(('bed' & 'sheet') | ('bed' & 'linen')) | (('red':*))", query.ToText(any: true));
    }

    [Fact]
    public void Puts_sizes_in_the_order_of_a_rail() => Assert.Equal(
        ["XS", "S", "M", "XXL", "8", "10", "45 x 45 cm", "140 x 213 cm", "Clay", "Forest"],
        new[] { "Forest", "140 x 213 cm", "10", "S", "XXL", "Clay", "8", "XS", "45 x 45 cm", "M" }.Order(SizeOrder.Instance));
}
