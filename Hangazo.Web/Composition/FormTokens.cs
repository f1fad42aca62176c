using Hangazo.Web.Components;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;

namespace Hangazo.Web.Composition;

/// <summary>
/// Makes an antiforgery token only for pages that hold a form. The framework's own provider makes one for every page, which sets a cookie,
/// forbids caching and adds kilobytes of state to pages that have no use for it.
/// </summary>
internal sealed class FormTokens : AntiforgeryStateProvider
{
    private const string Key = "form-token";
    private readonly IAntiforgery _antiforgery;
    private readonly HttpContext? _page;
    private readonly PersistentComponentState _state;
    private PersistingComponentStateSubscription _handOver;
    private Saved? _saved;

    public FormTokens(IAntiforgery antiforgery, IHttpContextAccessor http, PersistentComponentState state)
    {
        _antiforgery = antiforgery;
        _state = state;
        // A circuit's connection has a request too, but not one for a page.
        var metadata = http.HttpContext?.GetEndpoint()?.Metadata;
        var isPage = metadata?.GetMetadata<ComponentTypeMetadata>() is not null || metadata?.GetMetadata<UsesInteractivityAttribute>() is not null;
        _page = isPage ? http.HttpContext : null;
        if (_page is null) state.TryTakeFromJson(Key, out _saved);
    }

    public override AntiforgeryRequestToken? GetAntiforgeryToken()
    {
        if (_saved is null && _page is not null)
        {
            var tokens = _page.Response.HasStarted ? _antiforgery.GetTokens(_page) : _antiforgery.GetAndStoreTokens(_page);
            if (tokens.RequestToken is null) return null;
            _saved = new(tokens.RequestToken, tokens.FormFieldName);
            // An interactive form still posts, with this token, when its connection is lost.
            if (_page.GetEndpoint()?.Metadata.GetMetadata<UsesInteractivityAttribute>() is not null)
                _handOver = _state.RegisterOnPersisting(HandOver, RenderMode.InteractiveServer);
        }

        return _saved is null ? null : new(_saved.Value, _saved.Field);
    }

    private Task HandOver()
    {
        _state.PersistAsJson(Key, _saved);
        _handOver.Dispose();
        return Task.CompletedTask;
    }

    private sealed record Saved(string Value, string Field);
}
