using System.IO.Compression;

namespace Analytics.Releases;

/// <summary>The files of a release's tables, as anybody can read them who has them.</summary>
internal static class AttackedFiles
{
    /// <summary>Bytes that two pieces of a file share: nothing that is looked for is longer.</summary>
    public const int Overlap = 512;

    private const int PieceSize = 1 << 20;

    /// <summary>Shows every file of the folder, piece by piece, and in an order of names.</summary>
    public static void ShowBytes(string folder, Action<string, ReadOnlyMemory<byte>> see, CancellationToken cancellation)
    {
        var buffer = new byte[PieceSize + Overlap];
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using var stream = Unpacked(path);
            for (int kept = 0, read; (read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                var filled = kept + read;
                see(Path.GetFileName(path), buffer.AsMemory(0, filled));
                kept = Math.Min(Overlap, filled);
                buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
            }
        }
    }

    /// <summary>Rows of <c>groups</c> in a folder.</summary>
    /// <exception cref="InvalidDataException">It is not the table's file.</exception>
    public static IEnumerable<CsvRow> Groups(string folder, DatasetDefinition dataset) =>
        CsvTable.Rows(Path.Combine(folder, GroupTable.Name + FileFormat.Csv.Ending), GroupTable.Of(dataset).Table);

    /// <summary>Rows of <c>totals</c> in a folder; none where the dataset has none.</summary>
    /// <inheritdoc cref="Groups"/>
    public static IEnumerable<CsvRow> Totals(string folder, DatasetDefinition dataset) => dataset.Totals.Count == 0
        ? []
        : CsvTable.Rows(Path.Combine(folder, TotalTable.Name + FileFormat.Csv.Ending), TotalTable.Of(dataset).Table);

    private static Stream Unpacked(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(FileFormat.Csv.Ending, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
