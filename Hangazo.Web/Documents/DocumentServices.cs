using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Documents;

/// <summary>What printing needs from the host.</summary>
internal static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<ChromiumOptions>().BindConfiguration(ChromiumOptions.Section);
        services.AddOptions<ShopAddress>().BindConfiguration(ShopAddress.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ShopAddress>, ShopAddressCheck>();
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<Paper>();
        services.AddSingleton<InvoicePrinter>();
        services.AddScoped<InvoiceSelection>();
    }

    private sealed class ShopAddressCheck : IValidateOptions<ShopAddress>
    {
        public ValidateOptionsResult Validate(string? name, ShopAddress options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
