using Hangazo.Web.Accounts;
using Hangazo.Web.Composition;

var builder = WebApplication.CreateBuilder(args);
builder.AddShop();
await using var app = builder.Build();
switch (args.FirstOrDefault())
{
    case "migrate":
        return await app.MigrateAsync();
    case "seed":
        return await app.SeedAsync(args[1..]);
    case "owner":
        return await app.Services.MakeOwnerAsync(args[1..], Console.In, Console.Error, CancellationToken.None);
    default:
        app.UseShop();
        await app.RunAsync();
        return 0;
}
