using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Web.Accounts;
using Hangazo.Web.Api;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront.Checkout;

public sealed partial class PayPartPage
{
    private PayerPage.View? _view;
    private OrderSnapshot? _order;
    private StoreCreditOffer? _credit;
    private Error? _refusal;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Parameter]
    public string Key { get; set; } = "";

    /// <summary>The payer's own try, to tell how it went.</summary>
    [SupplyParameterFromQuery]
    private string? Attempt { get; set; }

    /// <summary>Why store credit was not spent.</summary>
    [SupplyParameterFromQuery]
    private string? Refused { get; set; }

    [SupplyParameterFromForm(FormName = "pay")]
    private Form Input { get; set; } = default!;

    private string FirstName => _order!.Contact.Name.Split(' ')[0];

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Http.Response.Headers.CacheControl = "no-store";
        _view = await Payers.FindAsync(Key, PayLink.AttemptIn(Attempt), Http.RequestAborted);
        _order = _view is null ? null : await Orders.FindAsync(new OrderId(_view.SubjectId), Http.RequestAborted);
        if (_order is null) Navigation.NotFound();
        else if (DueOrNext(_view!) is not { } due || due.Amount == _view!.Terms.Balance) Input.Portion ??= PaymentPortion.Full;
        Input.Portion ??= PaymentPortion.Due;
        if (_order is { } order && Http.User.AccountId() is { } account) _credit = await StoreCredit.FindAsync(order.Id, new CustomerId(account), Http.RequestAborted);
    }

    private async Task PayAsync()
    {
        var asked = await Pay.ExecuteAsync(
            new(Key, Input.Portion ?? PaymentPortion.Due, Input.Amount, Input.Method, Input.Phone, Input.Name), CancellationToken.None);
        if (asked.Succeeded)
        {
            Navigation.NavigateTo(asked.Value.Method.Leaves ? PayLink.ToPayPage(Key, asked.Value.Attempt) : PayLink.To(Key, asked.Value.Attempt));
            return;
        }

        _refusal = asked.Error;
        Http.Response.StatusCode = ResultHttp.StatusOf(asked.Error);
    }

    private static string Heading(PayerPage.View view) => view switch
    {
        { State: PaymentState.Settled } => "All is paid. Thank you!",
        { State: PaymentState.Closed } => "Nothing is to be paid",
        { Mine: { IsWaiting: true, Method.AsksPhone: true } } => "Look at your phone",
        { Brought: not null } => "Thank you",
        _ => "Pay for an order",
    };

    private static (string Words, Money Amount)? DueOrNext(PayerPage.View view) => view.Terms.DueNow.IsZero
        ? view.Terms.Next is { } next ? ($"The next part, {next.When}", next.Left) : null
        : ("What is due now", view.Terms.DueNow);

    private string? Chosen(PayerPage.View view) => Input.Method ?? (view.Offered.Count > 0 ? view.Offered[0].Code : null);

    private string? Invalid(string field) => _refusal?.Details.Any(error => error.Field == field) == true ? "true" : null;

    internal sealed class Form
    {
        public PaymentPortion? Portion { get; set; }

        public string? Amount { get; set; }

        public string? Method { get; set; }

        public string? Phone { get; set; }

        public string? Name { get; set; }
    }
}
