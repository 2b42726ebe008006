using NodaTime;

namespace Analytics.Eta;

/// <summary>What was promised, as it was written.</summary>
/// <param name="Until">The instant that it ends at, in seconds since 1970; null when a day alone is promised.</param>
/// <param name="Day">That day, in days since 1970; null for an instant.</param>
internal readonly record struct Promise(long? Until, int? Day)
{
    private const int LastSecond = InstantText.SecondsOfDay - 1;

    /// <summary>Reads a promise. A midnight means the day that begins with it, as it does in promises of carriers.</summary>
    public static InstantFault Read(ReadOnlySpan<byte> text, out Promise promise)
    {
        promise = default;
        if (text.Length == InstantText.DateLength)
        {
            var dateFault = InstantText.ReadDate(text, out var day);
            promise = new Promise(null, day);
            return dateFault;
        }

        var fault = InstantText.Read(text, out var seconds, out var offsetMinutes);
        var isMidnight = (seconds + (offsetMinutes * 60)) % InstantText.SecondsOfDay == 0;
        promise = new Promise(isMidnight ? seconds + LastSecond : seconds, null);
        return fault;
    }

    /// <summary>The end of what was promised to somebody there, in seconds since 1970: a day ends by the clocks of the destination, where these are known, else in UTC.</summary>
    public long? EndAt(string destination)
    {
        if (Day is not { } day)
        {
            return Until;
        }

        var end = ((long)day * InstantText.SecondsOfDay) + LastSecond;
        return Geography.ZoneOf(destination) is { } zone ? end - OffsetSeconds(zone, end - OffsetSeconds(zone, end)) : end;
    }

    private static int OffsetSeconds(DateTimeZone zone, long seconds) => zone.GetUtcOffset(Instant.FromUnixTimeSeconds(seconds)).Seconds;
}
