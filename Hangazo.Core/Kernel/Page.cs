namespace Hangazo.Core.Kernel;

/// <summary>One page of a longer list. <paramref name="Number"/> starts at 1.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public bool HasPrevious => Number > 1;

    public bool HasNext => Number < Count;

    /// <summary>The nearest page that exists, for whatever number was asked for.</summary>
    public static int Clamp(int asked, int size, int total) => Math.Clamp(asked, 1, Math.Max(1, (total + size - 1) / size));
}
