using System.Text;

namespace Analytics.Releases;

/// <summary><c>README.md</c>: what a release is, for people.</summary>
internal static class Readme
{
    public const string Name = "README.md";

    public static byte[] Write(Described described) => Encoding.UTF8.GetBytes(Templates.Fill("Metadata/README.md", new Dictionary<string, string>
    {
        ["title"] = Line($"{described.Dataset.Title}, {described.Facts.Window}"),
        ["description"] = Line(described.Dataset.Description),
        ["window"] = described.Facts.Window.ToString(),
        ["closed"] = Plain.Instant(described.Facts.ClosedAt),
        ["id"] = described.Facts.Id,
        ["publisher"] = Line(described.Publisher.Name),
        ["rows"] = Lines(described.Tables.Select(table => $"- `{table.Name}`: {Plain.Count(described.FileOf(table, FileFormat.Csv).Rows!.Value)} rows. {table.Description}")),
        ["columns"] = string.Join("\n\n", described.Tables.Select(Columns)),
        ["method"] = Lines(Method.Of(described.Facts).Select((step, i) => $"{i + 1}. {step.Does}{(step.Reference is { } named ? $" ({named})" : "")}")),
        ["epsilon"] = Plain.Short(described.Facts.Budget.Epsilon),
        ["delta"] = Plain.Number(described.Facts.Budget.Delta),
        ["rho"] = Plain.Number((double)described.Facts.Budget.Rho),
        ["year_epsilon"] = Plain.Short(described.Facts.Budget.YearEpsilon),
        ["errors"] = Table(
            "Epsilon of a window | Error of p50 | Error of p90",
            described.Errors.Select(point => $"{Plain.Short(point.Epsilon)} | {Plain.Percent(point.P50Error)} | {Plain.Percent(point.P90Error)}")),
        ["terms"] = Lines(Terms.All.Select(term => $"- {term}")),
    }));

    private static string Columns(DatasetTable table) => $"### {table.Name}\n" + Table(
        "Column | Type | Unit | Meaning",
        table.Columns.Select(column => $"`{column.Name}` | {TypeOf(column)} | {column.Unit} | {column.Description}"));

    private static string TypeOf(DatasetColumn column) => column.Kind.Frictionless + (column.IsKey ? ", key" : column.IsNullable ? ", may be empty" : "");

    private static string Table(string head, IEnumerable<string> rows) =>
        Lines([$"| {head} |", $"|{string.Concat(Enumerable.Repeat("---|", head.Split(" | ").Length))}", .. rows.Select(row => $"| {row} |")]);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    // Texts of a definition stand on one line, whatever they hold.
    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
