using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed partial class AnsweringOnThePhone(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private static int _phones;

    private readonly string _phone = $"2547220{Interlocked.Increment(ref _phones):00000}";
    private readonly string _token = SandboxHost.NewToken();

    [Fact]
    public async Task Shows_who_wants_how_much_for_what()
    {
        await sandbox.PushedAsync(_phone, _token);
        var page = await PageAsync();
        Assert.Contains("KSh 2,499", page, StringComparison.Ordinal);
        Assert.Contains("HANGAZO", page, StringComparison.Ordinal);
        Assert.Contains("HZ261121ABCD", page, StringComparison.Ordinal);
        Assert.Contains("<label for=\"pin\">M-PESA PIN</label>", page, StringComparison.Ordinal);
        Assert.Contains("/phone/" + _phone, await sandbox.Http.GetStringAsync("/phone"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    public async Task Pays_with_Pay(string pin)
    {
        var id = await sandbox.PushedAsync(_phone, _token);
        Assert.Equal("/phone/" + _phone, await AnswerAsync("pay", pin));
        var callback = await sandbox.Shop.NextAsync(_token);
        Assert.Equal("0", callback.Result);
        var receipt = callback.Item("MpesaReceiptNumber").GetProperty("Value").GetString()!;
        Assert.Equal(receipt, (await sandbox.SimAsync("stk/" + id)).GetProperty("receipt").GetString());
        var page = await PageAsync();
        Assert.Contains($"{receipt} Confirmed. Ksh2,499.00 paid to HANGAZO for account HZ261121ABCD", page, StringComparison.Ordinal);
        Assert.DoesNotContain("M-PESA PIN", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancels_with_Cancel()
    {
        await sandbox.PushedAsync(_phone, _token);
        await AnswerAsync("cancel");
        Assert.Equal("1032", (await sandbox.Shop.NextAsync(_token)).Result);
    }

    [Fact]
    public async Task Plays_a_wrong_pin_for_0000()
    {
        await sandbox.PushedAsync(_phone, _token);
        await AnswerAsync("pay", "0000");
        Assert.Equal("2001", (await sandbox.Shop.NextAsync(_token)).Result);
        Assert.Contains("wrong PIN", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_again_for_a_pin_of_another_length()
    {
        await sandbox.PushedAsync(_phone, _token);
        Assert.Equal($"/phone/{_phone}?said=pin", await AnswerAsync("pay", "12"));
        Assert.Contains("A PIN has four digits.", await sandbox.Http.GetStringAsync($"/phone/{_phone}?said=pin"), StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Shop.Unread(_token));
    }

    [Fact]
    public async Task Pays_once_however_often_Pay_is_pressed()
    {
        var id = await sandbox.PushedAsync(_phone, _token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("pay", "", id)));
        Assert.Single(answers, "/phone/" + _phone);
        await sandbox.Shop.NextAsync(_token);
        var ledger = await sandbox.SimAsync("ledger");
        Assert.Single(ledger.GetProperty("payments").EnumerateArray(), line => line.GetProperty("checkoutRequestId").GetString() == id);
    }

    [Fact]
    public async Task Is_over_when_another_phone_tries_to_answer()
    {
        var id = await sandbox.PushedAsync(_phone, _token);
        using var form = new FormUrlEncodedContent([new("prompt", id)]);
        using var answer = await sandbox.Http.PostAsync("/phone/254799999999/pay", form);
        Assert.Equal("/phone/254799999999?said=late", answer.Headers.Location?.OriginalString);
        Assert.Equal("waiting", (await sandbox.SimAsync("stk/" + id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Leaves_the_screen_by_itself()
    {
        var options = SandboxHost.Options();
        options.Daraja.PromptLifetime = TimeSpan.FromMilliseconds(50);
        var hasty = new SandboxHost();
        await hasty.StartAsync(options);
        try
        {
            await hasty.PushedAsync(_phone, _token);
            var callback = await hasty.Shop.NextAsync(_token);
            Assert.Equal("1037", callback.Result);
            Assert.Equal("No response from user.", callback.StkCallback.GetProperty("ResultDesc").GetString());
        }
        finally
        {
            await hasty.DisposeAsync();
        }
    }

    [Fact]
    public async Task Shows_text_messages_as_text()
    {
        using var sent = await sandbox.Http.PostAsJsonAsync("/sms/send", new { to = "0" + _phone[3..], text = "Your order <b>HZ</b> is on its way" });
        sent.EnsureSuccessStatusCode();
        Assert.Contains("Your order &lt;b&gt;HZ&lt;/b&gt; is on its way", await PageAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await sandbox.SimAsync("sms?to=" + _phone)).GetArrayLength());
    }

    [Theory]
    [InlineData("12345", "hello")]
    [InlineData("0712345678", "")]
    public async Task Takes_no_text_message_without_number_or_text(string to, string text)
    {
        using var refused = await sandbox.Http.PostAsJsonAsync("/sms/send", new { to, text });
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Theory]
    [InlineData("0712345678")]
    [InlineData("+254 712 345 678")]
    public async Task Is_found_by_the_number_as_people_write_it(string number)
    {
        using var answer = await sandbox.Http.GetAsync("/phone?number=" + Uri.EscapeDataString(number));
        Assert.Equal("/phone/254712345678", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Is_not_found_when_it_is_no_number()
    {
        using var answer = await sandbox.Http.GetAsync("/phone/abc");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private Task<string> PageAsync() => sandbox.Http.GetStringAsync("/phone/" + _phone);

    /// <summary>Presses a button as a browser would: with the hidden field that the page holds.</summary>
    private async Task<string?> AnswerAsync(string button, string pin = "") =>
        await PostAsync(button, pin, HiddenPrompt().Match(await PageAsync()).Groups["id"].Value);

    private async Task<string?> PostAsync(string button, string pin, string prompt)
    {
        using var form = new FormUrlEncodedContent([new("prompt", prompt), new("pin", pin)]);
        using var answer = await sandbox.Http.PostAsync($"/phone/{_phone}/{button}", form);
        Assert.Equal(303, (int)answer.StatusCode);
        return answer.Headers.Location?.OriginalString;
    }

    [GeneratedRegex("""name="prompt" value="(?<id>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenPrompt();
}
