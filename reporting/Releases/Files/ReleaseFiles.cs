using System.IO.Compression;
using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>The tables of a release as files: each in every format, in one order, by the engine's own writers.</summary>
/// <param name="clickHouse">The engine. Rows pass through a table of their own that is dropped afterwards.</param>
public sealed class ReleaseFiles(IClickHouse clickHouse)
{
    /// <summary>Writes the files of all tables that the dataset has. The same rows give the same bytes, in whatever order they come.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="window">The window of the rows.</param>
    /// <param name="groups">The rows of <c>groups</c>.</param>
    /// <param name="totals">The rows of <c>totals</c>; none where the dataset asks for none.</param>
    /// <param name="folder">Made where it is missing. Files of the same names are replaced.</param>
    /// <param name="cancellation">Gives up; no file is left half written.</param>
    /// <exception cref="ArgumentException">There are totals that the dataset does not ask for.</exception>
    /// <exception cref="WarehouseException">The engine failed.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<IReadOnlyList<FileEntry>> WriteAsync(
        DatasetDefinition dataset,
        Window window,
        IReadOnlyCollection<ReleasedGroup> groups,
        IReadOnlyCollection<ReleasedTotal> totals,
        string folder,
        CancellationToken cancellation = default)
    {
        if (totals.Count > 0 && dataset.Totals.Count == 0)
        {
            throw new ArgumentException("The dataset asks for no totals.", nameof(totals));
        }

        Directory.CreateDirectory(folder);
        var files = await WriteAsync(GroupTable.Of(dataset, window), groups, folder, cancellation).ConfigureAwait(false);
        return dataset.Totals.Count == 0 ? files : [.. files, .. await WriteAsync(TotalTable.Of(dataset, window), totals, folder, cancellation).ConfigureAwait(false)];
    }

    private async Task<IReadOnlyList<FileEntry>> WriteAsync<TRow>(TableOf<TRow> rows, IReadOnlyCollection<TRow> values, string folder, CancellationToken cancellation)
    {
        var table = rows.Table;
        var files = await TableFiles.SetDownAsync(
            clickHouse,
            [.. table.Columns.Select(column => new TableColumn(column.Name, column.ClickHouseType))],
            table.Key,
            rows.Encode(values, cancellation),
            cancellation).ConfigureAwait(false);
        await using (files.ConfigureAwait(false))
        {
            List<FileEntry> entries = [];
            foreach (var format in FileFormat.All)
            {
                entries.Add(await WholeFile.WriteAsync(
                    folder, table.Name + format.Ending, values.Count, file => WriteAsync(files, format, file, cancellation)).ConfigureAwait(false));
            }

            return entries;
        }
    }

    private static async Task WriteAsync(TableFiles files, FileFormat format, Stream file, CancellationToken cancellation)
    {
        if (!format.IsCompressed)
        {
            await files.WriteAsync(format.Engine, file, cancellation).ConfigureAwait(false);
            return;
        }

        var compressed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        await using (compressed.ConfigureAwait(false))
        {
            await files.WriteAsync(format.Engine, compressed, cancellation).ConfigureAwait(false);
        }
    }
}
