using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hangazo.Web.Composition;

/// <summary>Lets <c>dotnet ef</c> see the model without a running shop.</summary>
internal sealed class HangazoDbDesign : IDesignTimeDbContextFactory<HangazoDb>
{
    public HangazoDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<HangazoDb>().UseNpgsql("Host=design-time").Options);
}
