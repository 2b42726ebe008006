using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Analytics.Warehouse;

/// <summary>A parcel as the warehouse knows it.</summary>
/// <param name="Epoch">The month in which it was first seen, as yyyymm.</param>
/// <param name="Token">The 128 bits of its token, the first byte highest.</param>
public readonly record struct KnownParcel(uint Epoch, UInt128 Token);

/// <summary>Which parcels there are, by their tokens.</summary>
public sealed class KnownParcels(IClickHouse clickHouse)
{
    private static readonly Statement count = new(Resources.Text("Parcels/count.sql"));
    private static readonly Statement list = new(Resources.Text("Parcels/list.sql"));
    private static readonly Statement find = new(Resources.Text("Parcels/find.sql"));
    private static readonly Statement persons = new(Resources.Text("Parcels/persons.sql"));

    /// <summary>How many parcels an epoch has, or a few more.</summary>
    public ValueTask<long> CountAsync(uint epoch, CancellationToken cancellation = default) =>
        clickHouse.ReadScalarAsync<long>(Of(count, epoch), cancellation);

    /// <summary>The parcels of an epoch, in no order, some of them more than once.</summary>
    public IAsyncEnumerable<KnownParcel> ListAsync(uint epoch, CancellationToken cancellation = default) => ParcelsAsync(Of(list, epoch), cancellation);

    /// <summary>Those of some parcels that there are, and others that have a token of theirs in another of their epochs.</summary>
    public IAsyncEnumerable<KnownParcel> FindAsync(IReadOnlyCollection<KnownParcel> parcels, CancellationToken cancellation = default) => ParcelsAsync(
        find with
        {
            Parameters = new Dictionary<string, string>
            {
                ["epochs"] = $"[{string.Join(',', parcels.Select(parcel => parcel.Epoch).Distinct())}]",
                ["parcels"] = Parameters.Array(parcels.Select(parcel => Hex(parcel.Token))),
            },
        },
        cancellation);

    /// <summary>The parcels that persons stand on, each with a person's token.</summary>
    public async IAsyncEnumerable<(UInt128 Person, KnownParcel Parcel)> OfPersonsAsync(
        IReadOnlyCollection<UInt128> tokens, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        const int Size = sizeof(uint) + (2 * 16);
        var statement = persons with { Parameters = new Dictionary<string, string> { ["persons"] = Parameters.Array(tokens.Select(Hex)) } };
        await foreach (var row in RowsAsync(statement, Size, cancellation).ConfigureAwait(false))
        {
            yield return (BinaryPrimitives.ReadUInt128BigEndian(row.Span[(sizeof(uint) + 16)..]), Parcel(row.Span));
        }
    }

    private static Statement Of(Statement statement, uint epoch) =>
        statement with { Parameters = new Dictionary<string, string> { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture) } };

    private static string Hex(UInt128 token) => token.ToString("x32", CultureInfo.InvariantCulture);

    private static KnownParcel Parcel(ReadOnlySpan<byte> row) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(row), BinaryPrimitives.ReadUInt128BigEndian(row[sizeof(uint)..]));

    private async IAsyncEnumerable<KnownParcel> ParcelsAsync(Statement statement, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(statement, sizeof(uint) + 16, cancellation).ConfigureAwait(false))
        {
            yield return Parcel(row.Span);
        }
    }

    /// <summary>The rows of a result whose columns have one length each; a row is valid until the next one is asked for.</summary>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync(Statement statement, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var row = new byte[size];
        var held = 0;
        await foreach (var chunk in clickHouse.QueryAsync(statement, "RowBinary", cancellation).ConfigureAwait(false))
        {
            var rest = chunk;
            while (held + rest.Length >= size)
            {
                rest[..(size - held)].CopyTo(row.AsMemory(held));
                rest = rest[(size - held)..];
                held = 0;
                yield return row;
            }

            rest.CopyTo(row.AsMemory(held));
            held += rest.Length;
        }
    }
}
