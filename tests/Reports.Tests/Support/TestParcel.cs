using Analytics.Warehouse;

namespace Analytics.Reports.Tests.Support;

/// <summary>One parcel's journey. Times carry their local offset; null is never.</summary>
internal sealed record TestParcel
{
    private const byte OffsetKnown = 1;
    private const byte LocalClock = 4;

    public uint Epoch { get; init; } = 202603;

    public string Carrier { get; init; } = "ups";

    public string Service { get; init; } = "ground";

    public string Origin { get; init; } = "US-CA";

    public string Destination { get; init; } = "US-NY";

    public DateTimeOffset? Ordered { get; init; }

    public DateTimeOffset? InfoReceived { get; init; }

    public DateTimeOffset? PickedUp { get; init; }

    public DateTimeOffset? Departed { get; init; }

    public DateTimeOffset? Arrived { get; init; }

    public DateTimeOffset? CustomsEntered { get; init; }

    public DateTimeOffset? CustomsReleased { get; init; }

    public DateTimeOffset? OutForDelivery { get; init; }

    public DateTimeOffset? AttemptFailed { get; init; }

    public DateTimeOffset? Delivered { get; init; }

    public DateTimeOffset? Exception { get; init; }

    public DateTimeOffset? Damaged { get; init; }

    public DateTimeOffset? Returned { get; init; }

    /// <summary>The last scan, where it was none of a milestone.</summary>
    public DateTimeOffset? LastScan { get; init; }

    /// <summary>The delivery was told by a clock of unknown zone.</summary>
    public bool IsDeliveredByLocalClock { get; init; }

    public DateOnly? PromisedDate { get; init; }

    /// <summary>The instant promised, where a time of day was.</summary>
    public DateTimeOffset? PromisedInstant { get; init; }

    public static TestParcel InTransit(DateTimeOffset pickedUp, long? seconds = null) =>
        new() { PickedUp = pickedUp, Delivered = pickedUp.AddSeconds(seconds ?? 0) is var delivered && seconds is null ? null : delivered };

    /// <summary>The parcel as it was known at an instant; null when nothing was.</summary>
    public TestParcel? At(DateTimeOffset instant)
    {
        var known = this with
        {
            Ordered = Seen(Ordered),
            InfoReceived = Seen(InfoReceived),
            PickedUp = Seen(PickedUp),
            Departed = Seen(Departed),
            Arrived = Seen(Arrived),
            CustomsEntered = Seen(CustomsEntered),
            CustomsReleased = Seen(CustomsReleased),
            OutForDelivery = Seen(OutForDelivery),
            AttemptFailed = Seen(AttemptFailed),
            Delivered = Seen(Delivered),
            Exception = Seen(Exception),
            Damaged = Seen(Damaged),
            Returned = Seen(Returned),
            LastScan = Seen(LastScan),
        };
        return known.PickedUp is null ? null : known;

        DateTimeOffset? Seen(DateTimeOffset? time) => time <= instant ? time : null;
    }

    /// <summary>A row of <c>journeys</c>.</summary>
    public void Write(RowBinaryWriter rows, int number)
    {
        rows.UInt32(Epoch);
        Span<byte> token = stackalloc byte[16];
        BitConverter.TryWriteBytes(token, number);
        rows.Fixed(token);
        foreach (var text in new[] { Carrier, Service, Origin, Destination })
        {
            rows.UInt64(1);
            rows.Text(text);
        }

        rows.UInt128(Promise);
        var last = LastScan is null ? 0 : Moment(LastScan, OffsetKnown);
        var attempted = new[] { AttemptFailed, Delivered }.Where(time => time is not null).Min();
        foreach (var time in new[]
        {
            Ordered, InfoReceived, PickedUp, PickedUp, Departed, Arrived, CustomsEntered, CustomsReleased, OutForDelivery, attempted,
            AttemptFailed, Delivered, Exception, Damaged, Returned,
        })
        {
            var moment = Moment(time, time is not null && time == Delivered && IsDeliveredByLocalClock ? LocalClock : OffsetKnown);
            rows.UInt64(moment);
            last = moment == ulong.MaxValue ? last : Math.Max(last, moment);
        }

        rows.UInt64(last);
        rows.UInt8(0);
        rows.UInt8(0);
        rows.UInt8(0);
        rows.UInt64(0);
        rows.UInt32(0);
    }

    private UInt128 Promise
    {
        get
        {
            if (PromisedDate is not { } date)
            {
                return UInt128.MaxValue;
            }

            var until = (ulong)(PromisedInstant?.ToUnixTimeSeconds() ?? 0);
            return new UInt128(until, ((ulong)(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) << 32) | (PromisedInstant is null ? 0UL : 1));
        }
    }

    private static ulong Moment(DateTimeOffset? time, byte certainty)
    {
        if (time is not { } known)
        {
            return ulong.MaxValue;
        }

        var localDay = (ulong)(known.DateTime.Date - DateTime.UnixEpoch).Days;
        return ((ulong)known.ToUnixTimeSeconds() << 32) | (localDay << 16) | ((ulong)certainty << 8);
    }
}
