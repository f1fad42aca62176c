namespace Hangazo.Web.Components;

/// <summary>
/// On a page: the framework's script is sent with it. Pages without this attribute are plain HTML and ship no framework script.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public class UsesInteractivityAttribute : Attribute
{
    /// <summary>The whole page with its layout is one interactive component (the admin), not islands in a static page (cart, checkout).</summary>
    public bool WholePage { get; init; }
}
