using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>A table, and how a row is written to it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Writers">Each writes one column's value, in the order of the columns.</param>
internal sealed record TableOf<TRow>(DatasetTable Table, IReadOnlyList<Action<RowBinaryWriter, TRow>> Writers)
{
    private const long ChunkSize = 1 << 20;

    public static TableOf<TRow> Make(string name, string description, IEnumerable<(DatasetColumn Column, Action<RowBinaryWriter, TRow> Write)> columns)
    {
        var listed = columns.ToList();
        return new(new DatasetTable(name, description, [.. listed.Select(column => column.Column)]), [.. listed.Select(column => column.Write)]);
    }

    /// <summary>The rows in RowBinary; a chunk is used up before the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<TRow> rows, CancellationToken cancellation)
    {
        var writer = new RowBinaryWriter();
        foreach (var row in rows)
        {
            foreach (var write in Writers)
            {
                write(writer, row);
            }

            if (writer.Length >= ChunkSize)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var chunk in writer.Chunks)
                {
                    yield return chunk;
                }

                writer.Clear();
            }
        }

        foreach (var chunk in writer.Chunks)
        {
            yield return chunk;
        }
    }
}
