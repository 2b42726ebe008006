using System.IO.Compression;

namespace Analytics.Releases.Tests;

/// <summary>Files of a draft, with something in them that ought not to be there.</summary>
internal static class Tampered
{
    /// <summary>The same ground on a copy of its files that is changed.</summary>
    public static AttackGround With(this AttackGround ground, Action<string> change)
    {
        var copy = ground.Folder + $"-{Guid.NewGuid():N}";
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(ground.Folder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        change(copy);
        return ground with { Folder = copy };
    }

    /// <summary>Puts bytes to the end of a file.</summary>
    public static Action<string> Append(string name, byte[] bytes) => folder =>
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Append);
        file.Write(bytes);
    };

    /// <summary>Changes the rows of the groups as CSV.</summary>
    public static Action<string> Csv(Func<string[], IEnumerable<string>> change) => folder =>
    {
        var path = Path.Combine(folder, "groups.csv.gz");
        string text;
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)))
        {
            text = reader.ReadToEnd();
        }

        var lines = text.TrimEnd('\n').Split('\n');
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)) { NewLine = "\n" };
        writer.WriteLine(lines[0]);
        foreach (var line in change(lines[1..]))
        {
            writer.WriteLine(line);
        }
    };

    /// <summary>Puts another carrier into the first row.</summary>
    public static Action<string> Carrier(string text) => Csv(rows => [.. rows.Select((row, i) => i == 0 ? Renamed(row, text) : row)]);

    // The window comes first, then the carrier.
    private static string Renamed(string row, string carrier)
    {
        var cells = row.Split(',');
        cells[1] = $"\"{carrier}\"";
        return string.Join(',', cells);
    }
}
