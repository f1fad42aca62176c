using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.Reactions;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Invoicing;

public static class InvoicingModule
{
    public static IServiceCollection AddInvoicing(this IServiceCollection services) => services
        .AddScoped<InvoiceDocument>()
        .AddScoped<VatReport>()
        .AddScoped<IssueDocuments>()
        .AddReaction<IssueInvoice>()
        .AddReaction<IssueCreditNote>();
}
