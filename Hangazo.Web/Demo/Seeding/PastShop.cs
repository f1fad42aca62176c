using Hangazo.Core;
using Hangazo.Core.Outbox;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>
/// The shop's own core at another time: the same use cases, reactions and rules, with a clock that is set by hand, no workers, and no letters to
/// buyers about what was long ago.
/// </summary>
internal sealed class PastShop : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public PastShop(string connectionString, ILoggerFactory logs, DateTimeOffset start)
    {
        Clock = new PastClock(start);
        var services = new ServiceCollection();
        services.AddSingleton(logs).AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddOptions();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddHangazoCore(connectionString);
        foreach (var letters in services.Where(WritesLetters).ToList()) services.Remove(letters);
        _services = services.BuildServiceProvider();
    }

    public PastClock Clock { get; }

    public OutboxProcessor Outbox => _services.GetRequiredService<OutboxProcessor>();

    public AsyncServiceScope Enter() => _services.CreateAsyncScope();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static bool WritesLetters(ServiceDescriptor service) =>
        service is { IsKeyedService: false, ImplementationInstance: ReactionRegistration reaction }
        && reaction.Name.StartsWith("Notifications.", StringComparison.Ordinal);
}
