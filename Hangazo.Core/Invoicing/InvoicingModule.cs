using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.Reactions;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Invoicing;

public static class InvoicingModule
{
    public static IServiceCollection AddInvoicing(this IServiceCollection services) => services
        .AddScoped<InvoiceDocument>()
        .AddReaction<IssueInvoice>();
}
