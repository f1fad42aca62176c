using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Customers.Queries;
using Hangazo.Core.Customers.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Customers;

public static class CustomersModule
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<ICustomers, CustomersFacade>()
        .AddScoped<PutInGroup>()
        .AddScoped<CustomerGroups>();
}
