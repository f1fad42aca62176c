using System.Text.Json;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class AskingForAnAccessToken(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Gives_a_token_whose_lifetime_is_a_string()
    {
        using var answer = await sandbox.AskForTokenAsync();
        var body = await SandboxHost.JsonAsync(answer);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(["access_token", "expires_in"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(28, body.GetProperty("access_token").GetString()!.Length);
        Assert.Equal("3599", body.GetProperty("expires_in").GetString());
    }

    [Fact]
    public async Task Gives_the_lifetime_as_a_number_when_switched()
    {
        await sandbox.SwitchAsync(new { numericExpires = true });
        var body = await SandboxHost.JsonAsync(await sandbox.AskForTokenAsync());
        await sandbox.SwitchAsync(new { numericExpires = false });
        Assert.Equal(JsonValueKind.Number, body.GetProperty("expires_in").ValueKind);
        Assert.Equal(3599, body.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task Ends_the_token_given_before()
    {
        var id = await sandbox.PushedAsync("254711000001", SandboxHost.NewToken());
        _ = await sandbox.NewAccessTokenAsync();
        await SandboxHost.AssertErrorAsync(await sandbox.QueryAsync(id), 404, "404.001.03", "Invalid Access Token");
    }

    [Fact]
    public async Task Refuses_another_way_of_signing_in() =>
        await SandboxHost.AssertErrorAsync(await sandbox.AskForTokenAsync(key: null), 400, "400.008.01", "Invalid Authentication passed");

    [Fact]
    public async Task Refuses_another_grant() =>
        await SandboxHost.AssertErrorAsync(await sandbox.AskForTokenAsync(grant: "password"), 400, "400.008.02", "Invalid grant type passed");

    [Fact]
    public async Task Answers_a_wrong_secret_with_an_empty_body()
    {
        using var answer = await sandbox.AskForTokenAsync(secret: "wrong");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
