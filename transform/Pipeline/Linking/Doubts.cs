using System.Buffers.Binary;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Pipeline.Linking;

/// <summary>
/// The parcels of a batch that may be known by an earlier epoch's token. Their rows are written as those of new parcels, and put right once
/// the warehouse has told.
/// </summary>
internal sealed class Doubts
{
    private readonly Dictionary<Token, List<KnownParcel>> parcels = [];
    private readonly List<Row> rows = [];

    /// <summary>Parcels by their token of the present epoch, with the one that they are known by.</summary>
    public Dictionary<Token, KnownParcel> Known { get; } = [];

    public void Add(Token parcel, KnownParcel candidate)
    {
        ref var candidates = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(parcels, parcel, out _);
        candidates ??= [];
        if (!candidates.Contains(candidate))
        {
            candidates.Add(candidate);
        }
    }

    /// <summary>A row of this parcel is about to be written.</summary>
    /// <param name="table">Where to; its row begins with the epoch.</param>
    /// <param name="parcelAt">Bytes from the row's beginning to the parcel.</param>
    /// <param name="parcel">Its token in the present epoch.</param>
    public void Note(RowBinaryWriter table, int parcelAt, Token parcel)
    {
        if (parcels.Count > 0 && parcels.ContainsKey(parcel))
        {
            rows.Add(new Row(table, table.Length, parcelAt, parcel));
        }
    }

    /// <summary>Has the warehouse tell which parcels are known, and puts their rows right.</summary>
    public async ValueTask ResolveAsync(EarlierParcels earlier, CancellationToken cancellation)
    {
        if (parcels.Count == 0)
        {
            return;
        }

        var found = await earlier.FindAsync([.. parcels.Values.SelectMany(candidates => candidates)], cancellation).ConfigureAwait(false);
        foreach (var (parcel, candidates) in parcels)
        {
            // Known in two epochs it can be only where one of them came back from a backup: the first holds.
            if (candidates.Where(found.Contains).OrderBy(candidate => candidate.Epoch).Select(candidate => (KnownParcel?)candidate).FirstOrDefault() is { } first)
            {
                Known[parcel] = first;
            }
        }

        rows.ForEach(Mend);
    }

    public void Clear()
    {
        parcels.Clear();
        rows.Clear();
        Known.Clear();
    }

    private void Mend(Row row)
    {
        if (Known.TryGetValue(row.Parcel, out var known))
        {
            Span<byte> bytes = stackalloc byte[Token.Size];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, known.Epoch);
            row.Table.Replace(row.Position, bytes[..sizeof(uint)]);
            BinaryPrimitives.WriteUInt128BigEndian(bytes, known.Token);
            row.Table.Replace(row.Position + row.ParcelAt, bytes);
        }
    }

    private readonly record struct Row(RowBinaryWriter Table, long Position, int ParcelAt, Token Parcel);
}
