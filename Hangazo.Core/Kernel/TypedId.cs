namespace Hangazo.Core.Kernel;

/// <summary>An id that cannot be mistaken for another kind of id. New ones sort by time (UUID version 7).</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
