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
        await MapStoreAsync(app);
        await app.RunAsync();
        return 0;
    }

    /// <summary>What storing and answering costs by itself: the body in, one INSERT committed, a few bytes out.</summary>
    private static async Task MapStoreAsync(WebApplication app)
    {
        // The pool as the shop has it.
        var database = NpgsqlDataSource.Create(BenchOptions.Env("FLOOR_PG") + ";Maximum Pool Size=32;Max Auto Prepare=100;Auto Prepare Min Usages=3;No Reset On Close=true");
        await using (var table = database.CreateCommand("create table if not exists public.floor_note (id bigint generated always as identity primary key, body bytea)"))
            await table.ExecuteNonQueryAsync();
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await using var insert = database.CreateCommand("insert into public.floor_note (body) values ($1)");
            insert.Parameters.AddWithValue(body.ToArray());
            await insert.ExecuteNonQueryAsync();
            return Results.Json(new { ResultCode = 0, ResultDesc = "Accepted" });
        });
    }
}
