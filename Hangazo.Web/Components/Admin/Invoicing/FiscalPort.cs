using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;

namespace Hangazo.Web.Components.Admin.Invoicing;

/// <summary>Documents on their way to the tax office, for staff.</summary>
internal sealed class FiscalPort(IServiceScopeFactory scopes)
{
    /// <summary>The states by their words in addresses.</summary>
    public static IReadOnlyDictionary<string, FiscalState> States { get; } = new Dictionary<string, FiscalState>(StringComparer.Ordinal)
    {
        ["to-enter"] = FiscalState.ToEnter,
        ["failed"] = FiscalState.Failed,
        ["queued"] = FiscalState.Queued,
        ["transmitted"] = FiscalState.Transmitted,
    };

    /// <summary>Kinds of documents by their words in addresses.</summary>
    public static IReadOnlyDictionary<string, DocumentType> Types { get; } = new Dictionary<string, DocumentType>(StringComparer.Ordinal)
    {
        ["invoices"] = DocumentType.Invoice,
        ["deposit-receipts"] = DocumentType.DepositReceipt,
        ["credit-notes"] = DocumentType.CreditNote,
    };

    public static string Words(FiscalState state) => state switch
    {
        FiscalState.ToEnter => "To be entered",
        FiscalState.Queued => "Pending",
        FiscalState.Transmitted => "Transmitted",
        _ => "Failed",
    };

    public static string Words(DocumentType type) => type switch
    {
        DocumentType.CreditNote => "Credit note",
        DocumentType.DepositReceipt => "Deposit receipt",
        _ => "Invoice",
    };

    /// <summary>Where a document is printed.</summary>
    public static string Pdf(DocumentType type, string order, string number) => $"/admin/orders/{order}/" + type switch
    {
        DocumentType.CreditNote => $"credit-notes/{number}.pdf",
        DocumentType.DepositReceipt => $"deposit-receipts/{number}.pdf",
        _ => "invoice.pdf",
    };

    /// <param name="type">A word of <see cref="Types"/>; anything else: all.</param>
    public Task<Page<IssuedDocuments.Row>> IssuedAsync(string? type, int page) => AskAsync<IssuedDocuments, Page<IssuedDocuments.Row>>(
        list => list.ListAsync(Types.TryGetValue(type ?? "", out var known) ? known : null, page, CancellationToken.None));

    /// <param name="state">A word of <see cref="States"/>; anything else: all that are not done.</param>
    public Task<Page<FiscalWorklist.Row>> ListAsync(string? state, int page) => AskAsync<FiscalWorklist, Page<FiscalWorklist.Row>>(
        list => list.ListAsync(States.TryGetValue(state ?? "", out var known) ? known : null, page, CancellationToken.None));

    public Task<FiscalWorklist.Details?> FindAsync(string number) =>
        AskAsync<FiscalWorklist, FiscalWorklist.Details?>(list => list.FindAsync(number, CancellationToken.None));

    public Task<Result> EnterAsync(ClaimsPrincipal who, EnterFiscalReceipt.Command command) =>
        AskAsync<EnterFiscalReceipt, Result>(enter => enter.ExecuteAsync(command, ActorOf(who), CancellationToken.None));

    public Task<Result> SendAgainAsync(ClaimsPrincipal who, string number) =>
        AskAsync<SendFiscalAgain, Result>(again => again.ExecuteAsync(number, ActorOf(who), CancellationToken.None));

    private static Actor ActorOf(ClaimsPrincipal who) => new(who.AccountId(), who.FullName());

    private async Task<TAnswer> AskAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> askAsync)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
