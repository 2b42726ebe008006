using Analytics.Warehouse;

namespace Analytics.Reports.Tests.Support;

/// <summary>One scan of a parcel by its number, some hours after <see cref="Start"/>.</summary>
internal sealed record TestScan(int Parcel, int Hour, string Milestone, string Certainty, string Provider)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Milestones =
    [
        "Other", "Ordered", "InfoReceived", "PickedUp", "Departed", "InTransit", "Arrived", "ArrivedAtDestination", "CustomsEntered",
        "CustomsReleased", "OutForDelivery", "AvailableForPickup", "AttemptFailed", "Delivered",
    ];

    private static readonly string[] Certainties = ["", "Offset", "Utc", "Zoned", "Local"];

    /// <summary>How long after the scan the first snapshot that tells of it was taken; null is unknown.</summary>
    public TimeSpan? SeenAfter { get; init; }

    public void Write(RowBinaryWriter rows)
    {
        rows.UInt32(202603);
        Span<byte> token = stackalloc byte[16];
        BitConverter.TryWriteBytes(token, Parcel);
        rows.Fixed(token);
        rows.UInt32((uint)Start.AddHours(Hour).ToUnixTimeSeconds());
        rows.Int8((sbyte)Array.IndexOf(Milestones, Milestone));
        rows.Text("US-CA");
        rows.Int8((sbyte)Array.IndexOf(Certainties, Certainty));
        rows.Int16(0);
        rows.Bool(false);
        rows.Text("ups");
        rows.Text(Provider);
        rows.UInt32(SeenAfter is { } after ? (uint)(Start.AddHours(Hour) + after).ToUnixTimeSeconds() : uint.MaxValue);
    }
}
