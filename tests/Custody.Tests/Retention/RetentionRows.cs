using System.Buffers.Binary;
using System.Security.Cryptography;
using Analytics.Warehouse;

namespace Analytics.Custody.Tests.Retention;

/// <summary>Rows of parcels that were picked up at one second and delivered a day later.</summary>
internal sealed class RetentionRows(uint epoch, uint second, string carrier)
{
    private const uint Day = 86_400;
    private const ulong Never = ulong.MaxValue;

    private readonly RowBinaryWriter journeys = new();
    private readonly RowBinaryWriter scans = new();
    private readonly RowBinaryWriter subjects = new();

    /// <summary>What to insert, and into which columns.</summary>
    public IEnumerable<(string Into, RowBinaryWriter Rows)> ByTable =>
    [
        (
            """
            journeys (epoch, parcel, carrier, service, origin, destination, promise, ordered, info_received, picked_up, carried, departed, arrived,
                customs_entered, customs_released, out_for_delivery, attempted, attempt_failed, delivered, exception, damaged, returned, last_scan)
            """,
            journeys),
        ("scans (epoch, parcel, at, milestone, place, certainty, utc_offset, at_destination, carrier, provider, seen_at)", scans),
        ("subjects (epoch, purpose, token, parcel)", subjects),
    ];

    public void Add(int parcel)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, parcel);
        var token = SHA256.HashData(number).AsSpan(0, 16);
        AddJourney(token);
        AddScan(token);
        subjects.UInt32(epoch);
        subjects.UInt8(1);
        subjects.Fixed(token);
        subjects.Fixed(token);
    }

    private static ulong Moment(uint second) => ((ulong)second << 32) | ((ulong)(second / Day) << 16) | (1 << 8);

    private void AddJourney(ReadOnlySpan<byte> token)
    {
        journeys.UInt32(epoch);
        journeys.Fixed(token);
        foreach (var text in new[] { carrier, "ground", "US-CA", "US-NY" })
        {
            journeys.UInt64(1);
            journeys.Text(text);
        }

        journeys.UInt128(UInt128.MaxValue);
        var (seen, came) = (Moment(second), Moment(second + Day));
        foreach (var moment in new[] { Never, Never, seen, seen, Never, Never, Never, Never, Never, came, Never, came, Never, Never, Never, came })
        {
            journeys.UInt64(moment);
        }
    }

    private void AddScan(ReadOnlySpan<byte> token)
    {
        scans.UInt32(epoch);
        scans.Fixed(token);
        scans.UInt32(second);
        scans.UInt8(3);
        scans.Text("US-CA");
        scans.UInt8(1);
        scans.Int16(0);
        scans.Bool(false);
        scans.Text(carrier);
        scans.Text("17track");
        scans.UInt32(second);
    }
}
