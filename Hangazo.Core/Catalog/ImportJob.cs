using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>One file on its way into the catalogue.</summary>
public readonly record struct ImportId(Guid Value) : ITypedId<ImportId>
{
    public static ImportId From(Guid value) => new(value);

    public static ImportId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum ImportState
{
    /// <summary>Every product is tried and taken back, to see what would happen.</summary>
    Checking,

    /// <summary>Waits for somebody to say yes.</summary>
    Checked,

    Running,
    Done,
    Discarded,
}

/// <summary>How far a file has come, product by product: each is written together with this row, so that a crash neither loses nor repeats one.</summary>
public sealed class ImportJob
{
    private const int MostProblems = 500;

    private ImportJob()
    {
    }

    public ImportId Id { get; private set; }

    public string FileName { get; private set; } = "";

    public Guid? ById { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public ImportState State { get; private set; }

    public int Lines { get; private set; }

    public int Products { get; private set; }

    /// <summary>How many products were looked at, in the state it is in.</summary>
    public int Position { get; private set; }

    public int Created { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    /// <summary>Products that were left out.</summary>
    public int Refused { get; private set; }

    /// <summary>The first few hundred problems.</summary>
    public List<CsvProblem> Problems { get; private set; } = [];

    public DateTimeOffset? FinishedAt { get; private set; }

    internal static ImportJob Check(ImportId id, string fileName, Guid? byId, string by, CsvFile file, DateTimeOffset now) => new()
    {
        Id = id, FileName = fileName, ById = byId, By = by, At = now, State = ImportState.Checking, Lines = file.Lines, Products = file.Products.Count,
        Problems = [.. file.Problems.Take(MostProblems)],
    };

    internal void Note(ImportOutcome outcome, IReadOnlyList<CsvProblem> problems)
    {
        Position++;
        switch (outcome)
        {
            case ImportOutcome.Created: Created++; break;
            case ImportOutcome.Changed: Changed++; break;
            case ImportOutcome.Same: Same++; break;
            default: Refused++; break;
        }

        if (problems.Count > 0) Problems = [.. Problems.Concat(problems).Take(MostProblems)];
    }

    internal void FinishStep(DateTimeOffset now)
    {
        State = State == ImportState.Checking ? ImportState.Checked : ImportState.Done;
        FinishedAt = State == ImportState.Done ? now : null;
    }

    /// <summary>Somebody says yes: from the beginning, and in earnest. False when it is no longer waiting for that.</summary>
    internal bool Run(CsvFile file)
    {
        if (State != ImportState.Checked) return false;
        (State, Position, Created, Changed, Same, Refused) = (ImportState.Running, 0, 0, 0, 0, 0);
        Problems = [.. file.Problems.Take(MostProblems)];
        return true;
    }

    internal bool Discard(DateTimeOffset now)
    {
        if (State is not (ImportState.Checking or ImportState.Checked)) return false;
        (State, FinishedAt) = (ImportState.Discarded, now);
        return true;
    }
}

internal enum ImportOutcome
{
    Created,
    Changed,
    Same,
    Refused,
}

/// <summary>The file itself, apart from its progress, which is written often.</summary>
public sealed class ImportFile
{
    private ImportFile()
    {
    }

    public ImportId ImportId { get; private set; }

    public string Text { get; private set; } = "";

    internal static ImportFile Of(ImportId import, string text) => new() { ImportId = import, Text = text };
}
