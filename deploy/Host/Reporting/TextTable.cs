namespace Analytics.Host.Reporting;

/// <summary>Rows as a plain table that is never wider than a terminal of 80 columns.</summary>
/// <param name="columns">Its columns, of which some may be left out.</param>
/// <param name="note">What is said in place of a row's figures; null where it has some.</param>
internal sealed class TextTable<TRow>(IReadOnlyList<TableColumn<TRow>> columns, Func<TRow, string?> note)
{
    private const int ReadableText = 14;
    private const int NarrowestText = 4;
    private const string Gap = "  ";

    public void Write(IReadOnlyList<TRow> rows, TextWriter output)
    {
        var shown = Shown(rows);
        output.WriteLine(Line(shown.Select(filled => filled.Fit(filled.Column.Header))));
        output.WriteLine(Line(shown.Select(filled => new string('-', filled.Width))));
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = shown.Select(filled => filled.Fit(filled.Cells[row]));
            output.WriteLine(note(rows[row]) is { } text ? Noted(shown, cells, text) : Line(cells));
        }
    }

    private List<Filled> Shown(IReadOnlyList<TRow> rows)
    {
        var shown = columns.Select(column => new Filled(column, [.. rows.Select(row => Cell(column, row))]))
            .Where(filled => filled.Column.Spare == 0 || filled.Cells.Exists(cell => cell.Length > 0))
            .ToList();
        while (Needed(shown, ReadableText) > Terminal.Width && shown.Max(filled => filled.Column.Spare) is var spare and > 0)
        {
            shown.RemoveAll(filled => filled.Column.Spare == spare);
        }

        // The widest text gives way first.
        while (Needed(shown, int.MaxValue) > Terminal.Width
            && shown.Where(filled => filled.Column.Kind == ColumnKind.Text).MaxBy(filled => filled.Width) is { Width: > NarrowestText } widest)
        {
            widest.Width--;
        }

        return shown;
    }

    private string Cell(TableColumn<TRow> column, TRow row) => column.Kind == ColumnKind.Figure && note(row) is not null ? "" : column.Cell(row);

    private static int Needed(List<Filled> shown, int widestText) =>
        shown.Sum(filled => (filled.Column.Kind == ColumnKind.Text ? Math.Min(filled.Width, widestText) : filled.Width) + Gap.Length) - Gap.Length;

    private static string Noted(List<Filled> shown, IEnumerable<string> cells, string text)
    {
        var others = shown.TakeWhile(filled => filled.Column.Kind != ColumnKind.Figure).Count();
        var line = string.Concat(cells.Take(others).Select(cell => cell + Gap));
        return others == shown.Count ? line.TrimEnd() : line + Terminal.Cut(text, Terminal.Width - line.Length);
    }

    private static string Line(IEnumerable<string> cells) => string.Join(Gap, cells).TrimEnd();

    private sealed class Filled(TableColumn<TRow> column, List<string> cells)
    {
        public TableColumn<TRow> Column { get; } = column;

        public List<string> Cells { get; } = cells;

        public int Width { get; set; } = cells.Append(column.Header).Max(cell => cell.Length);

        public string Fit(string cell)
        {
            var text = Terminal.Cut(cell, Width);
            return Column.Kind == ColumnKind.Text ? text.PadRight(Width) : text.PadLeft(Width);
        }
    }
}
