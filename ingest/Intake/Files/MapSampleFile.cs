using Analytics.Formats;
using Analytics.Formats.Mapped;

namespace Analytics.Intake.Files;

/// <summary>Takes the first rows of a file of unknown make.</summary>
public static class MapSampleFile
{
    private const int MostRows = 1_000;
    private static readonly PushFormat Unknown = new("", () => throw new NotSupportedException("A sample is looked at, not read."));

    /// <summary>Reads up to 1,000 rows, or objects, out of the first block of a file.</summary>
    /// <exception cref="FileRefusedException">The file cannot be read at all.</exception>
    /// <exception cref="FileUnreadableException">Its very beginning is damaged.</exception>
    public static MapSample Read(string path)
    {
        using var file = PushFile.Open(path, null);
        using var block = file.Next(Unknown, CancellationToken.None);
        var rows = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < Math.Min(block?.Count ?? 0, MostRows); i++)
        {
            rows.Add(block![i].Payload.ToArray());
        }

        return file.Framing.Delimiter is { } delimiter ? MapSample.OfRows(file.Columns, delimiter, rows) : MapSample.OfObjects(rows);
    }
}
