namespace Analytics.Warehouse.Tests.Support;

/// <summary>A row of <c>journeys</c>. Times are seconds since 1970 in UTC; null is never.</summary>
internal sealed record JourneyRow(long Parcel)
{
    /// <summary>Columns of moments, in the order of the table.</summary>
    public static readonly string[] Moments =
    [
        "ordered", "info_received", "picked_up", "carried", "departed", "arrived", "customs_entered", "customs_released",
        "out_for_delivery", "attempted", "attempt_failed", "delivered", "exception", "damaged", "returned",
    ];

    public uint Epoch { get; init; } = 202603;

    public string Carrier { get; init; } = "ups";

    public string Service { get; init; } = "ground";

    public string Origin { get; init; } = "US-CA";

    public string Destination { get; init; } = "US-NY";

    public ulong Rank { get; init; } = 1;

    public IReadOnlyDictionary<string, Moment> At { get; init; } = new Dictionary<string, Moment>();

    public Moment? LastScan { get; init; }

    public Purposes Denied { get; init; }

    public Purposes Unconsented { get; init; }

    public Purposes Consented { get; init; }

    public ulong Restricted { get; init; }

    public uint SoldIn { get; init; }

    public Promise? Promised { get; init; }

    public void Write(RowBinaryWriter rows)
    {
        rows.UInt32(Epoch);
        rows.Fixed(Generator.Token(Parcel));
        foreach (var text in new[] { Carrier, Service, Origin, Destination })
        {
            rows.UInt64(Rank);
            rows.Text(text);
        }

        rows.UInt128(Promised?.Packed ?? UInt128.MaxValue);
        foreach (var moment in Moments)
        {
            rows.UInt64(At.TryGetValue(moment, out var at) ? at.Packed : ulong.MaxValue);
        }

        rows.UInt64((LastScan ?? At.Values.MaxBy(m => m.Second)).Packed);
        rows.UInt8((byte)Denied);
        rows.UInt8((byte)Unconsented);
        rows.UInt8((byte)Consented);
        rows.UInt64(Restricted);
        rows.UInt32(SoldIn);
    }
}

/// <summary>The first time of a milestone.</summary>
/// <param name="Second">Since 1970, UTC.</param>
/// <param name="OffsetMinutes">Of the local clock from UTC.</param>
/// <param name="Certainty">As in <c>scans</c>: 1 to 4, 4 a local clock of unknown place.</param>
internal readonly record struct Moment(uint Second, int OffsetMinutes = 0, int Certainty = 1)
{
    public int LocalDay => (int)((Second + OffsetMinutes * 60L) / 86400);

    public ulong Packed => (ulong)Second << 32 | (ulong)LocalDay << 16 | (ulong)Certainty << 8;
}

/// <param name="Snapshot">When the provider said so.</param>
/// <param name="Until">Promised until: seconds since 1970, UTC.</param>
/// <param name="Day">Promised local date: days since 1970.</param>
internal sealed record Promise(uint Snapshot, uint Until, uint Day, bool IsTimed)
{
    public UInt128 Packed => (UInt128)Snapshot << 96 | (UInt128)Until << 64 | (UInt128)Day << 32 | (IsTimed ? 1u : 0u);
}
