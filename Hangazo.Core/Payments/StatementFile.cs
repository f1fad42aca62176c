using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Daraja;

namespace Hangazo.Core.Payments;

/// <summary>A completed line of a statement.</summary>
public sealed record StatementRow(
    string ReceiptNo, DateTimeOffset CompletedAt, StatementKind Kind, string Details, string Account, string Payer,
    long PaidInMinor, long WithdrawnMinor);

/// <param name="Skipped">Lines that were not completed, or moved no money.</param>
/// <param name="Problems">Lines that could not be read, in words.</param>
public sealed record StatementContent(IReadOnlyList<StatementRow> Rows, int Skipped, IReadOnlyList<string> Problems);

/// <summary>
/// M-Pesa's organisation statement as CSV: UTF-8, commas or semicolons, columns in any order, with the lines about the account above the head
/// or without. Times are East African.
/// </summary>
public static partial class StatementFile
{
    public const string Receipt = "Receipt No.";
    public const string Completed = "Completion Time";
    public const string Details = "Details";
    public const string Status = "Transaction Status";
    public const string PaidIn = "Paid In";
    public const string Withdrawn = "Withdrawn";

    private const int MostLines = 50_000;
    private const int MostProblems = 50;
    private const int LongestHead = 30;

    private static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "dd-MM-yyyy HH:mm:ss", "dd-MM-yyyy HH:mm", "dd/MM/yyyy HH:mm:ss",
        "dd/MM/yyyy HH:mm", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "dd.MM.yyyy HH:mm:ss",
    ];

    /// <param name="Needed">Without it the file is refused.</param>
    public sealed record Column(string Name, bool Needed, string Meaning, string Example);

    /// <summary>What the importer knows; other columns are passed over.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new(Receipt, true, "M-Pesa's number of the transaction. Charges bear the number of what they were charged for.", "UKL9C2B7QR"),
        new(Completed, true, "When, in East African Time: 2026-11-21 12:15:05 or 21/11/2026 12:15.", "2026-11-21 12:15:05"),
        new(Details, false, "What M-Pesa says it was. \"Reversal\" or \"Business Payment\" in it makes a withdrawal money back to a customer.",
            "Pay Bill from 2547****149 - WANJIKU Acc. HZ2611217Q4KX"),
        new(Status, false, "Lines other than Completed are passed over.", "Completed"),
        new(PaidIn, true, "Shillings received; may be empty.", "2499.00"),
        new(Withdrawn, false, "Shillings paid out, with or without a minus; may be empty.", ""),
        new("Balance", false, "Passed over.", "49197.00"),
        new("Reason Type", false, "Read like Details.", "Pay Utility"),
        new("Other Party Info", false, "Who paid.", "2547****149 - WANJIKU"),
        new("A/C No.", false, "The account number the payer typed.", "HZ2611217Q4KX"),
    ];

    /// <summary>The head and one line to learn from.</summary>
    public static string Template() =>
        $"{string.Join(',', Columns.Select(column => column.Name))}\r\n{string.Join(',', Columns.Select(column => column.Example))}\r\n";

    /// <summary>Codes: <c>statement.unreadable</c>, <c>statement.column-missing</c>, <c>statement.too-long</c>, <c>statement.empty</c>.</summary>
    public static Result<StatementContent> Read(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal) || text.Contains('\uFFFD', StringComparison.Ordinal)) return StatementErrors.Unreadable;
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var head = Array.FindIndex(lines, 0, Math.Min(lines.Length, LongestHead),
            line => Plain(line).Contains("receiptno", StringComparison.Ordinal));
        if (head < 0) return StatementErrors.ColumnMissing(Receipt);
        if (lines.Length - head > MostLines) return StatementErrors.TooLong(MostLines);
        using var reader = new CsvReader(new StringReader(string.Join('\n', lines[head..])), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = lines[head].Count(c => c == ';') > lines[head].Count(c => c == ',') ? ";" : ",",
            TrimOptions = TrimOptions.Trim, IgnoreBlankLines = true, MissingFieldFound = null, BadDataFound = null,
        });
        try
        {
            reader.Read();
            reader.ReadHeader();
            var columns = reader.HeaderRecord!.Select((name, at) => (Name: Plain(name), at)).Where(column => column.Name.Length > 0)
                .GroupBy(column => column.Name, column => column.at).ToDictionary(same => same.Key, same => same.First());
            if (Columns.FirstOrDefault(column => column.Needed && !columns.ContainsKey(Plain(column.Name))) is { } missing)
                return StatementErrors.ColumnMissing(missing.Name);
            return ReadRows(reader, columns, head);
        }
        catch (CsvHelperException)
        {
            return StatementErrors.Unreadable;
        }
    }

    private static Result<StatementContent> ReadRows(CsvReader reader, Dictionary<string, int> columns, int head)
    {
        var (rows, problems, skipped) = (new List<StatementRow>(), new List<string>(), 0);
        while (reader.Read())
        {
            var status = Cell(Status);
            var amounts = (In: Amount(Cell(PaidIn)), Out: Amount(Cell(Withdrawn)));
            if (Cell(Receipt) is { Length: 0 } || (status.Length > 0 && !status.Equals("Completed", StringComparison.OrdinalIgnoreCase))
                || amounts is (0, 0))
                skipped++;
            else if (RowOf(Cell, amounts) is { } row) rows.Add(row);
            else if (problems.Count < MostProblems) problems.Add($"Line {head + reader.Parser.RawRow}: receipt, time or amount cannot be read.");
        }

        return rows.Count == 0 && problems.Count == 0 ? StatementErrors.Empty : new StatementContent(rows, skipped, problems);

        string Cell(string name) =>
            columns.TryGetValue(Plain(name), out var at) && reader.TryGetField<string>(at, out var cell) ? cell?.Trim() ?? "" : "";
    }

    private static StatementRow? RowOf(Func<string, string> cell, (long? In, long? Out) amounts)
    {
        var receipt = cell(Receipt).ToUpperInvariant();
        if (receipt.Length > 32 || !receipt.All(char.IsAsciiLetterOrDigit) || amounts is not ({ } paidIn, { } withdrawn)) return null;
        if (!DateTime.TryParseExact(cell(Completed), Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var at)) return null;
        var details = cell(Details);
        var account = cell("A/C No.");
        if (account.Length == 0 && AccountInDetails().Match(details) is { Success: true } found) account = found.Groups["account"].Value;
        var why = $"{details} {cell("Reason Type")}";
        var kind = paidIn > 0 ? StatementKind.PaidIn
            : why.Contains("reversal", StringComparison.OrdinalIgnoreCase) || why.Contains("business payment", StringComparison.OrdinalIgnoreCase)
                ? StatementKind.PaidBack
                : StatementKind.Other;
        return new(
            receipt, new DateTimeOffset(at, ShopTime.Offset).ToUniversalTime(), kind, Cut(details, 300),
            Cut(account, 60), Cut(cell("Other Party Info"), 80),
            paidIn, withdrawn);
    }

    /// <summary>Cents, without sign; 0 for an empty cell, null for what is no amount.</summary>
    private static long? Amount(string cell) => cell.Length == 0
        ? 0
        : DarajaText.ReadAmount(cell.Replace(",", "", StringComparison.Ordinal).TrimStart('-', '+', ' '));

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;

    [GeneratedRegex(@"\bAcc\.?\s+(?<account>[A-Za-z0-9-]{3,40})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AccountInDetails();
}

/// <summary>Every way a statement is refused.</summary>
public static class StatementErrors
{
    public static readonly Error Unreadable =
        new("statement.unreadable", "This is not a CSV file in UTF-8. Save the statement as CSV and try again.", Field: "file");
    public static readonly Error Empty = new("statement.empty", "The file has no completed transactions.", Field: "file");

    public static Error ColumnMissing(string column) => new("statement.column-missing", $"The file has no column \"{column}\".", Field: "file");

    public static Error TooLong(int most) =>
        new("statement.too-long", $"The file has more than {most} lines. Export fewer days at once.", Field: "file");
}
