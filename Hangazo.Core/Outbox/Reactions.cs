using System.Collections.Frozen;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Outbox;

/// <summary>"When <typeparamref name="TEvent"/> happened, do this." Runs inside the transaction that marks the delivery as done,
/// so its changes to the database happen exactly once; anything outside the database must be safe to repeat.</summary>
public interface IReactTo<in TEvent>
    where TEvent : IDomainEvent
{
    Task ReactAsync(TEvent happened, CancellationToken cancellationToken);
}

/// <summary>Which reactions listen to which event, gathered from the modules at start.</summary>
public sealed class ReactionRegistry(IEnumerable<ReactionRegistration> registrations)
{
    private readonly FrozenDictionary<string, string[]> _byEvent = registrations
        .GroupBy(r => EventNames.Of(r.Event))
        .ToFrozenDictionary(group => group.Key, group => group.Select(r => r.Name).Distinct().ToArray());

    private readonly FrozenDictionary<(string Name, Type Event), ReactionRegistration> _byName =
        registrations.DistinctBy(r => (r.Name, r.Event)).ToFrozenDictionary(r => (r.Name, r.Event));

    public IReadOnlyList<string> ListeningTo(string eventName) => _byEvent.GetValueOrDefault(eventName) ?? [];

    public ReactionRegistration? Find(string reaction, Type @event) => _byName.GetValueOrDefault((reaction, @event));
}

/// <param name="Name">Stable: it is stored with each delivery.</param>
public sealed record ReactionRegistration(string Name, Type Event, Func<IServiceProvider, IDomainEvent, CancellationToken, Task> RunAsync);

public static class ReactionServices
{
    /// <summary>Registers every <see cref="IReactTo{TEvent}"/> that <typeparamref name="TReaction"/> implements.</summary>
    public static IServiceCollection AddReaction<TReaction>(this IServiceCollection services)
        where TReaction : class
    {
        services.AddScoped<TReaction>();
        foreach (var face in typeof(TReaction).GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReactTo<>)))
        {
            var register = typeof(ReactionServices).GetMethod(nameof(Registration), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(typeof(TReaction), face.GenericTypeArguments[0]);
            services.AddSingleton((ReactionRegistration)register.Invoke(null, null)!);
        }

        return services;
    }

    private static ReactionRegistration Registration<TReaction, TEvent>()
        where TReaction : IReactTo<TEvent>
        where TEvent : IDomainEvent => new(
            $"{typeof(TReaction).Namespace!.Split('.')[2]}.{typeof(TReaction).Name}",
            typeof(TEvent),
            (services, happened, cancellationToken) => services.GetRequiredService<TReaction>().ReactAsync((TEvent)happened, cancellationToken));
}
