using Npgsql;

namespace Hangazo.Bench.Floor;

/// <summary>The least a server-rendered list can be: one static Razor page, 24 cards, one query by Npgsql on the same table.</summary>
internal static class FloorServer
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(NpgsqlDataSource.Create(BenchOptions.Env("FLOOR_PG")));
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<FloorPage>();
        // What the server itself can do with an answer as large as a kept page: no page made by it can be faster.
        var bytes = new byte[4_000];
        app.MapGet("/bytes", (HttpResponse response) =>
        {
            response.ContentType = "text/html";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
