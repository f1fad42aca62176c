using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Web.Tests.Sandbox;

/// <summary>Stands where the shop would stand: takes callbacks, sorted by the last part of their path.</summary>
public sealed class ShopListener : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Channel<ReceivedCallback>> _byToken = new();
    private readonly WebApplication _app;

    private ShopListener(WebApplication app) => _app = app;

    public static async Task<ShopListener> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var listener = new ShopListener(app);
        app.MapPost("/hooks/lipa/stk/{token}", listener.TakeAsync);
        await app.StartAsync();
        return listener;
    }

    public string CallbackUrl(string token) => $"{_app.Urls.First()}/hooks/lipa/stk/{token}";

    public async Task<ReceivedCallback> NextAsync(string token)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await Of(token).Reader.ReadAsync(patience.Token);
    }

    public int Unread(string token) => Of(token).Reader.Count;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Channel<ReceivedCallback> Of(string token) => _byToken.GetOrAdd(token, _ => Channel.CreateUnbounded<ReceivedCallback>());

    private async Task<IResult> TakeAsync(HttpRequest request, string token)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        await Of(token).Writer.WriteAsync(new ReceivedCallback(body, request.ContentType, request.Headers["Businessshortcode"].ToString()));
        return Results.Json(new { ResultCode = 0, ResultDesc = "Accepted" });
    }
}

public sealed record ReceivedCallback(string Text, string? ContentType, string ShortCode)
{
    public JsonElement StkCallback => JsonDocument.Parse(Text).RootElement.GetProperty("Body").GetProperty("stkCallback");

    public string Result => StkCallback.GetProperty("ResultCode").GetRawText();

    public JsonElement Item(string name) =>
        StkCallback.GetProperty("CallbackMetadata").GetProperty("Item").EnumerateArray().Single(item => item.GetProperty("Name").GetString() == name);
}
