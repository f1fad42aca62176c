namespace Hangazo.Web.Demo.Drawings;

/// <summary>A small random source that gives the same row of numbers on every machine and runtime (SplitMix64).</summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    public static Dice Of(int seed, string salt)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in salt)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return new Dice(hash);
    }

    /// <summary>From 0 to under 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>A value around zero, at most <paramref name="reach"/> away.</summary>
    public double Off(double reach) => ((Next() * 2) - 1) * reach;

    public int Below(int count) => (int)(Next() * count);

    public bool Chance(double share) => Next() < share;

    public T Pick<T>(params ReadOnlySpan<T> among) => among[Below(among.Length)];
}
