using Hangazo.Core.Outbox;
using Hangazo.Core.Reporting.Queries;
using Hangazo.Core.Reporting.Reactions;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Reporting;

public static class ReportingModule
{
    /// <summary>The live event that says: read the figures again. It carries nothing and is not stored.</summary>
    public const string FiguresChanged = "reporting.figures-changed.v1";

    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddScoped<DashboardNumbers>()
        .AddReaction<CountSales>()
        .AddReaction<RankBySales>();
}
