using System.Globalization;
using Hangazo.Sandbox.Daraja;

namespace Hangazo.Sandbox.Phone;

/// <summary>Lipa na M-Pesa, Pay Bill: the phone's own menu as a page with a form.</summary>
internal static class PayBillPages
{
    private const long Most = 250_000;

    public static void MapPayBillPages(this WebApplication app)
    {
        app.MapGet("/phone/{number}/paybill", Show);
        app.MapPost("/phone/{number}/paybill", PayAsync);
    }

    private static IResult Show(HttpContext http, string number, SandboxOptions options) =>
        PhoneNumberText.ToMsisdn(number) is not { } phone ? Results.NotFound() : Draw(http, phone, new(options.Daraja.ShortCode, "", "", Unasked: false), notice: null);

    private static async Task<IResult> PayAsync(HttpContext http, string number, PayBill payBill)
    {
        if (PhoneNumberText.ToMsisdn(number) is not { } phone || !http.Request.HasFormContentType)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var typed = new Typed(form["business"].ToString().Trim(), form["account"].ToString().Trim(), form["amount"].ToString().Trim(), form["unasked"] == "on");
        if (!long.TryParse(typed.Amount.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount is < 1 or > Most)
            return Draw(http, phone, typed, "Enter whole shillings from 1 to 250,000.");
        var outcome = await payBill.PayAsync(new(phone, typed.Business, typed.Account, amount, typed.Unasked), PayBill.Telling.Later);
        return outcome.Refusal is { } refusal ? Draw(http, phone, typed, refusal) : Results.Redirect($"/phone/{phone}");
    }

    private static IResult Draw(HttpContext http, string phone, Typed typed, string? notice) => Page.Show(http, "Pay by PayBill", Html.Of($"""
        <h1>Pay by PayBill</h1>
        <p class="lead">From {PhoneNumberText.ToLocal(phone)}, in the M-PESA menu: Lipa na M-PESA, Pay Bill. <a href="/phone/{phone}">Back to the phone</a></p>
        {(notice is null ? Html.None : Html.Of($"""<p class="notice" role="alert">{notice}</p>"""))}
        <form class="prompt" method="post" action="/phone/{phone}/paybill">
        <label for="business">Business number</label><input id="business" name="business" inputmode="numeric" autocomplete="off" value="{typed.Business}">
        <label for="account">Account number</label><input id="account" name="account" autocomplete="off" maxlength="20" value="{typed.Account}">
        <label for="amount">Amount (KSh)</label><input id="amount" name="amount" inputmode="numeric" autocomplete="off" maxlength="9" value="{typed.Amount}">
        <label><input name="unasked" type="checkbox" {(typed.Unasked ? Html.Of($"checked") : Html.None)}> Without asking the business first</label>
        <div class="buttons"><button class="primary">Pay</button></div>
        </form>
        """));

    private sealed record Typed(string Business, string Account, string Amount, bool Unasked);
}
