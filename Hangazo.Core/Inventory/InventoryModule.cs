using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Inventory.Queries;
using Hangazo.Core.Inventory.Reactions;
using Hangazo.Core.Inventory.UseCases;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Inventory;

public static class InventoryModule
{
    public static IServiceCollection AddInventory(this IServiceCollection services) => services
        .AddScoped<IInventory, InventoryFacade>()
        .AddScoped<LowStock>()
        .AddScoped<StockLevels>()
        .AddScoped<CountStock>()
        .AddReaction<NoteAvailability>()
        .AddReaction<TakeListedStock>();
}
