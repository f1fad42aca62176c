using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class RoughWeather : IAsyncLifetime
{
    private readonly SandboxHost _sandbox = new();

    public Task InitializeAsync() => _sandbox.InitializeAsync();

    public Task DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Keeps_what_moved_in_its_books_though_nobody_is_told()
    {
        await WeatherAsync(new { dropped = 100 });
        var id = await _sandbox.PushedAsync("254700000000", SandboxHost.NewToken());
        var push = await _sandbox.PushWhenAsync(id, push => push.GetProperty("deliveries").GetArrayLength() > 0);
        Assert.Equal("dropped", push.GetProperty("deliveries")[0].GetProperty("outcome").GetString());
        var money = (await _sandbox.Http.GetFromJsonAsync<List<JsonElement>>("/__sim/money"))!.Single();
        Assert.Equal(("mpesa", 249_900, id), (money.GetProperty("provider").GetString(), money.GetProperty("minor").GetInt64(), money.GetProperty("request").GetString()));
    }

    [Fact]
    public async Task Answers_with_a_page_and_does_nothing_or_does_it_and_does_not_say_so()
    {
        await WeatherAsync(new { html = 100 });
        var page = await _sandbox.AskForTokenAsync();
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        await WeatherAsync(new { @out = new[] { "mpesa" } });
        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.AskForTokenAsync());
        await WeatherAsync(new { lost = 100 });
        var token = SandboxHost.NewToken();
        using (var lost = await _sandbox.PushAsync("254700000000", token))
            Assert.Equal(HttpStatusCode.InternalServerError, lost.StatusCode);
        Assert.Equal("0", (await _sandbox.Shop.NextAsync(token)).Result);
    }

    private async Task WeatherAsync(object weather) => (await _sandbox.Http.PostAsJsonAsync("/__sim/weather", weather)).EnsureSuccessStatusCode();
}
