using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Hangazo.Web.Documents;

/// <summary>Writes a component out as HTML that stands alone, outside any request's page.</summary>
internal sealed class Paper(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private static readonly Lazy<string> Sheet = new(() =>
    {
        using var reader = new StreamReader(typeof(Paper).Assembly.GetManifestResourceStream("invoice.css")
            ?? throw new InvalidOperationException("invoice.css is not part of the build."));
        return reader.ReadToEnd();
    });

    /// <summary>The style of printed sheets (<c>wwwroot/css/invoice.css</c>), to stand inside the document.</summary>
    public static string StyleSheet => Sheet.Value;

    public async Task<string> WriteAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
