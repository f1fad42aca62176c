using Hangazo.Core.Invoicing.Oscu;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Workers;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Documents;

/// <summary>What documents need from the host: printing, and the way to the tax office with its configuration checked at start.</summary>
internal static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<ChromiumOptions>().BindConfiguration(ChromiumOptions.Section);
        services.AddOptions<ShopAddress>().BindConfiguration(ShopAddress.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ShopAddress>, ShopAddressCheck>();
        services.AddOptions<OscuOptions>().BindConfiguration(OscuOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OscuOptions>, OscuConfiguration>();
        services.AddHostedService<TransmitDocumentsWorker>();
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<Paper>();
        services.AddSingleton<InvoicePrinter>();
        services.AddScoped<InvoiceSelection>();
    }

    private sealed class OscuConfiguration(IHostEnvironment environment) : IValidateOptions<OscuOptions>
    {
        public ValidateOptionsResult Validate(string? name, OscuOptions options)
        {
            var problems = options.Problems(environment.IsProduction()).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }

    private sealed class ShopAddressCheck : IValidateOptions<ShopAddress>
    {
        public ValidateOptionsResult Validate(string? name, ShopAddress options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
