using Hangazo.Core.Invoicing.Oscu;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.Reactions;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Invoicing;

public static class InvoicingModule
{
    /// <summary>Needs <see cref="OscuOptions"/> to be configured by the host.</summary>
    public static IServiceCollection AddInvoicing(this IServiceCollection services) => services
        .AddScoped<InvoiceDocument>()
        .AddScoped<VatReport>()
        .AddScoped<IssueDocuments>()
        .AddSingleton<FiscalDevices>()
        .AddSingleton<IFiscalDevice, NoFiscalDevice>()
        .AddSingleton<IFiscalDevice, ManualFiscalDevice>()
        .AddSingleton<IFiscalDevice>(Oscu)
        .AddScoped<QueueForTaxOffice>()
        .AddScoped<TransmitDocuments>()
        .AddScoped<EnterFiscalReceipt>()
        .AddScoped<SendFiscalAgain>()
        .AddScoped<ChangeFiscalDevice>()
        .AddScoped<FiscalWorklist>()
        .AddScoped<ChangeDepositVat>()
        .AddScoped<IssuedDocuments>()
        .AddReaction<IssueInvoice>()
        .AddReaction<IssueDepositReceipt>()
        .AddReaction<IssueCreditNote>();

    private static OscuDevice Oscu(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<OscuOptions>>();
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(options.Value.BaseUrl.TrimEnd('/') + "/"),
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        return new OscuDevice(http, options, services.GetRequiredService<ILogger<OscuDevice>>());
    }
}
