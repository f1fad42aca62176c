using Hangazo.Core.Tax.Contracts;
using Hangazo.Core.Tax.Queries;
using Hangazo.Core.Tax.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Tax;

public static class TaxModule
{
    public static IServiceCollection AddTax(this IServiceCollection services) => services
        .AddSingleton<ITax, TaxRates>()
        .AddScoped<RateTable>()
        .AddScoped<ChangeVatRates>()
        .AddScoped<ChangeVatRegistration>();
}
