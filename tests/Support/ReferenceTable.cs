using System.Globalization;

namespace Analytics.Support;

/// <summary>The facts that stand beside a set of real data, in its <c>REFERENCE.md</c>.</summary>
public sealed class ReferenceTable
{
    private readonly List<string> lines;

    /// <param name="dataset">The folder of the set under <c>data</c> in <see cref="SharedFolder"/>, which must be there.</param>
    public ReferenceTable(string dataset)
    {
        Folder = Path.Combine(SharedFolder.Path!, "data", dataset);
        lines = [.. File.ReadLines(Path.Combine(Folder, "REFERENCE.md"))];
    }

    /// <summary>The folder of the set.</summary>
    public string Folder { get; }

    /// <summary>The rows of a table: each cell by the name of its column.</summary>
    /// <param name="heading">How the line above the table begins.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string heading)
    {
        var table = lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        return [.. table.Skip(2).Select(cells => table[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>The lines behind the one that begins so, up to an empty one that follows some.</summary>
    public IReadOnlyList<string> List(string heading) =>
        [.. lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1).SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0)];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Cells(string line) => line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
