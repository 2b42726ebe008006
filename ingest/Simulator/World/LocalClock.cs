using NodaTime;
using NodaTime.TimeZones;

namespace Analytics.Simulator;

/// <summary>Wall clock of one time zone over the span of a simulation. Instants are seconds since 1970-01-01T00:00Z.</summary>
internal sealed class LocalClock
{
    public const int Day = 86400;

    private readonly long[] starts;
    private readonly int[] offsets;

    /// <param name="zone">Name in the tz database.</param>
    /// <param name="from">First instant asked for; what lies before has the offset of this one.</param>
    /// <param name="to">Last instant asked for; what lies after has the offset of this one.</param>
    public LocalClock(string zone, long from, long to)
    {
        var span = new Interval(Instant.FromUnixTimeSeconds(from), Instant.FromUnixTimeSeconds(to));
        var intervals = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(span, ZoneEqualityComparer.Options.OnlyMatchWallOffset).ToList();
        starts = [.. intervals.Skip(1).Select(interval => interval.Start.ToUnixTimeSeconds())];
        offsets = [.. intervals.Select(interval => interval.WallOffset.Seconds)];
    }

    /// <summary>UTC offset in seconds.</summary>
    public int OffsetAt(long instant)
    {
        var i = 0;
        while (i < starts.Length && instant >= starts[i])
        {
            i++;
        }

        return offsets[i];
    }

    /// <summary>The local date, as days since 1970-01-01.</summary>
    public int DayOf(long instant) => (int)Math.DivRem(instant + OffsetAt(instant), Day).Quotient;

    /// <summary>Seconds since local midnight, as the wall clock shows them.</summary>
    public int TimeOfDay(long instant) => (int)((instant + OffsetAt(instant)) % Day);

    /// <summary>The instant at which the wall clock shows this date and time; not for hours that it skips or repeats.</summary>
    public long At(int day, double secondOfDay)
    {
        var clock = (day * (long)Day) + (long)secondOfDay;
        var guess = clock - OffsetAt(clock);
        return clock - OffsetAt(guess);
    }

    /// <summary>The same instant, or the first one after it whose wall clock reading is shown only once.</summary>
    public long ClearOfRepeats(long instant)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            var repeated = offsets[i] - offsets[i + 1];
            if (repeated > 0 && instant >= starts[i] - repeated && instant < starts[i] + repeated)
            {
                return starts[i] + repeated;
            }
        }

        return instant;
    }

    /// <summary>Day of the week: 0 for Sunday.</summary>
    public static int Weekday(int day) => (day + 4) % 7;
}
