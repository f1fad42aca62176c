using Hangazo.Core.Auditing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Auditing;

public static class AuditingModule
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services.AddScoped<IAuditTrail, AuditFacade>();
}
