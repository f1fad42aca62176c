namespace Hangazo.Web.Components.Admin.Layout;

/// <summary>A page of the admin that runs as one interactive component.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdminScreenAttribute : UsesInteractivityAttribute
{
    public AdminScreenAttribute() => WholePage = true;
}
