namespace Hangazo.Core.Search.Queries;

/// <summary>Sets by their small ids, as far as they were asked for. A row of the database that never changes is read once; who looks one up waits for nobody.</summary>
internal sealed class SetTable<T>
    where T : class
{
    private readonly Lock _writing = new();
    private volatile T?[] _sets = new T?[64];

    /// <summary>Null where nobody asked yet. What is added later may stand in a longer array.</summary>
    public T?[] Known => _sets;

    public bool Has(int id)
    {
        var sets = _sets;
        return id < sets.Length && sets[id] is not null;
    }

    public void Add(int id, T set)
    {
        lock (_writing)
        {
            var sets = _sets;
            if (id >= sets.Length) Array.Resize(ref sets, Math.Max(id + 1, sets.Length * 2));
            sets[id] = set;
            _sets = sets;
        }
    }
}
