using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace Hangazo.Core.Kernel;

/// <summary>Something that happened, told to whoever listens. Carries ids and snapshots, never entities. Its name is stable across versions.</summary>
public interface IDomainEvent;

/// <summary>The stable name under which an event is stored, such as <c>ordering.order-paid.v1</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>All event types by name and names by type, found once by reflection.</summary>
public static class EventNames
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(EventNames).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IDomainEvent)) && type is { IsAbstract: false })
        .ToFrozenDictionary(type => type.GetCustomAttribute<EventNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} needs an [EventName]."));

    private static readonly FrozenDictionary<Type, string> ByType = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static IEnumerable<string> All => ByName.Keys;

    public static string Of(Type type) => ByType[type];

    public static Type? TypeOf(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>The root of a cluster that changes together, guarded by optimistic concurrency; collects the events its changes cause.</summary>
public abstract class AggregateRoot
{
    private List<IDomainEvent>? _events;

    /// <summary>The row's version (PostgreSQL's xmin): a save fails when somebody else saved first.</summary>
    public uint Version { get; private set; }

    [NotMapped]
    public IReadOnlyList<IDomainEvent> Events => _events ?? [];

    public void ClearEvents() => _events?.Clear();

    protected void Raise(IDomainEvent happened) => (_events ??= []).Add(happened);
}
