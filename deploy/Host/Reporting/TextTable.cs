namespace Analytics.Host.Reporting;

/// <summary>One column of a table for people.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Cell">The text of a row.</param>
/// <param name="IsText">Text stands left and may be cut; figures and remarks may not.</param>
/// <param name="IsRemark">Stands left; the column goes when no row has one.</param>
/// <param name="Spare">0 for a column that is always shown; of the others the one with the highest number goes first when room is short.</param>
internal sealed record TextColumn<TRow>(string Header, Func<TRow, string> Cell, bool IsText = false, int Spare = 0, bool IsRemark = false);

/// <summary>Rows as a plain table that is never wider than a terminal of 80 columns.</summary>
internal static class TextTable
{
    public const int Width = 80;
    private const int Gap = 2;
    private const int ReadableText = 14;
    private const int NarrowestText = 6;

    public static void Write<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<TextColumn<TRow>> columns, TextWriter output)
    {
        var shown = columns.Select(column => (Column: column, Cells: rows.Select(column.Cell).ToList()))
            .Select(filled => new Filled<TRow>(filled.Column, filled.Cells, filled.Cells.Append(filled.Column.Header).Max(cell => cell.Length)))
            .Where(filled => (filled.Column.Spare == 0 && !filled.Column.IsRemark) || filled.Cells.Exists(cell => cell.Length > 0))
            .ToList();
        while (Needed(shown, narrow: true) > Width && shown.Max(filled => filled.Column.Spare) is var spare and > 0)
        {
            shown.RemoveAll(filled => filled.Column.Spare == spare);
        }

        Narrow(shown);
        WriteLine(shown.Select(filled => Fit(filled, filled.Column.Header)), output);
        WriteLine(shown.Select(filled => new string('-', filled.Width)), output);
        for (var row = 0; row < rows.Count; row++)
        {
            WriteLine(shown.Select(filled => Fit(filled, filled.Cells[row])), output);
        }
    }

    private static int Needed<TRow>(List<Filled<TRow>> shown, bool narrow) =>
        shown.Sum(filled => (narrow && filled.Column.IsText ? Math.Min(filled.Width, ReadableText) : filled.Width) + Gap) - Gap;

    // The widest text gives way first.
    private static void Narrow<TRow>(List<Filled<TRow>> shown)
    {
        while (Needed(shown, narrow: false) > Width)
        {
            var widest = shown.Where(filled => filled.Column.IsText).MaxBy(filled => filled.Width);
            if (widest is null || widest.Width <= NarrowestText)
            {
                return;
            }

            widest.Width--;
        }
    }

    private static string Fit<TRow>(Filled<TRow> filled, string cell)
    {
        var text = cell.Length <= filled.Width ? cell : string.Concat(cell.AsSpan(0, filled.Width - 1), "…");
        return filled.Column.IsText || filled.Column.IsRemark ? text.PadRight(filled.Width) : text.PadLeft(filled.Width);
    }

    private static void WriteLine(IEnumerable<string> cells, TextWriter output) =>
        output.WriteLine(string.Join(new string(' ', Gap), cells).TrimEnd());

    private sealed class Filled<TRow>(TextColumn<TRow> column, List<string> cells, int width)
    {
        public TextColumn<TRow> Column { get; } = column;

        public List<string> Cells { get; } = cells;

        public int Width { get; set; } = width;
    }
}
