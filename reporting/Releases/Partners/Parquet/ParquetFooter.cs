using System.Buffers.Binary;

namespace Analytics.Releases;

/// <summary>What the footer of a Parquet file says: how many rows, and which columns.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns in order.</param>
public sealed record ParquetFooter(long Rows, IReadOnlyList<ParquetColumn> Columns)
{
    private const int Trailer = 8;
    private const int Longest = 16 << 20;

    /// <exception cref="ReleaseException">It is no Parquet file, or has columns that are neither plain values nor lists of them.</exception>
    public static async Task<ParquetFooter> ReadAsync(string path, CancellationToken cancellation = default)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using (file.ConfigureAwait(false))
        {
            var trailer = new byte[Trailer];
            Require(file.Length >= Trailer);
            file.Seek(-Trailer, SeekOrigin.End);
            await file.ReadExactlyAsync(trailer, cancellation).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
            Require(trailer.AsSpan(4).SequenceEqual("PAR1"u8) && length is > 0 and <= Longest && length <= file.Length - Trailer);
            var footer = new byte[length];
            file.Seek(-Trailer - length, SeekOrigin.End);
            await file.ReadExactlyAsync(footer, cancellation).ConfigureAwait(false);
            return Parse(footer);
        }
    }

    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    internal static ParquetFooter Parse(ReadOnlySpan<byte> footer)
    {
        try
        {
            return Read(footer);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new ReleaseException("The footer of the Parquet file cannot be read.", e);
        }
    }

    private static ParquetFooter Read(ReadOnlySpan<byte> footer)
    {
        var reader = new ThriftReader(footer);
        var elements = new List<ParquetElement>();
        long rows = -1;
        var field = 0;
        while (reader.Next(ref field, out var type))
        {
            switch (field)
            {
                case 2:
                    var (count, _) = reader.Elements();
                    for (var i = 0; i < count; i++)
                    {
                        elements.Add(ParquetElement.Read(ref reader));
                    }

                    break;
                case 3:
                    rows = reader.Integer();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        Require(rows >= 0 && elements.Count > 0);
        return new ParquetFooter(rows, ParquetColumn.Of(elements));
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new ReleaseException("The file is no Parquet file.");
        }
    }
}
