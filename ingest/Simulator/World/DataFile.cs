using System.Globalization;
using System.Reflection;
using System.Text;

namespace Analytics.Simulator;

/// <summary>A row of a data file of the <c>World</c> folder.</summary>
internal readonly struct DataRow(string file, string[] header, string[] cells)
{
    public string Text(string column) => cells[Array.IndexOf(header, column)];

    public double Number(string column) => double.Parse(Text(column), CultureInfo.InvariantCulture);

    public string[] List(string column) => Text(column).Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The cell as UTF-8 that can stand in a JSON string as it is.</summary>
    public byte[] Utf8(string column)
    {
        var text = Text(column);
        return text.Any(c => c is '"' or '\\' || char.IsControl(c))
            ? throw new FormatException($"World/{file}, column {column}: quotes, backslashes and control characters cannot be used here.")
            : Encoding.UTF8.GetBytes(text);
    }
}

/// <summary>The data files that are built into this assembly: commas between cells, a header line, no quotes.</summary>
internal static class DataFile
{
    public static IEnumerable<DataRow> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Analytics.Simulator.World.{file}")
            ?? throw new InvalidOperationException($"World/{file} is not built into {typeof(DataFile).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return cells.Length == header.Length
                ? new DataRow(file, header, cells)
                : throw new FormatException($"World/{file}: a row has {cells.Length} cells where the header has {header.Length}.");
        }
    }
}
