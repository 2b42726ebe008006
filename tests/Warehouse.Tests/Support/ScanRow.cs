namespace Analytics.Warehouse.Tests.Support;

/// <summary>A row of <c>scans</c>, or of <c>retractions</c> by its first columns.</summary>
internal sealed record ScanRow(long Parcel, uint At, byte Milestone)
{
    public uint Epoch { get; init; } = 202603;

    public string Place { get; init; } = "US-CA";

    public byte Certainty { get; init; } = 1;

    public short OffsetMinutes { get; init; }

    public bool IsAtDestination { get; init; }

    public string Carrier { get; init; } = "ups";

    /// <summary>When it was first seen; null is unknown.</summary>
    public uint? SeenAt { get; init; }

    public string Provider { get; init; } = "17track";

    public void Write(RowBinaryWriter rows)
    {
        WriteRetraction(rows);
        rows.UInt8(Certainty);
        rows.Int16(OffsetMinutes);
        rows.Bool(IsAtDestination);
        rows.Text(Carrier);
        rows.Text(Provider);
        rows.UInt32(SeenAt ?? uint.MaxValue);
    }

    public void WriteRetraction(RowBinaryWriter rows)
    {
        rows.UInt32(Epoch);
        rows.Fixed(Generator.Token(Parcel));
        rows.UInt32(At);
        rows.UInt8(Milestone);
        rows.Text(Place);
    }
}
