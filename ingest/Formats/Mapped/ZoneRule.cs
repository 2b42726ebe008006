using NodaTime;

namespace Analytics.Formats.Mapped;

/// <summary>Where the clock stands that a source's times without offset are read from.</summary>
internal sealed class ZoneRule
{
    private readonly string text;
    private readonly int? offsetMinutes;
    private readonly ZoneTable? table;

    private ZoneRule(string text, int? offsetMinutes = null, ZoneTable? table = null) =>
        (this.text, this.offsetMinutes, this.table) = (text, offsetMinutes, table);

    /// <summary>The place of the scan tells, where its country has one time zone.</summary>
    public static ZoneRule Place { get; } = new("place");

    public static bool TryParse(string text, out ZoneRule rule)
    {
        rule = Place;
        if (text is "place")
        {
            return true;
        }

        if (text is "utc")
        {
            rule = new ZoneRule(text, 0);
            return true;
        }

        if (TimeText.TryReadOffset(System.Text.Encoding.UTF8.GetBytes(text), out var minutes, out var isGiven, out var isZulu))
        {
            rule = new ZoneRule(text, minutes);
            return isGiven && !isZulu;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not { } zone)
        {
            return false;
        }

        rule = new ZoneRule(text, table: new ZoneTable(zone));
        return true;
    }

    /// <summary>Gives a time without offset the one of this rule; <see cref="Place"/> leaves it as it is.</summary>
    /// <param name="time">The time as written.</param>
    /// <param name="isFromZone">The offset comes from a zone's history, not from the source.</param>
    public WrittenTime Settle(in WrittenTime time, out bool isFromZone)
    {
        isFromZone = !time.HasOffset && table is not null;
        return time.HasOffset ? time
            : table is not null ? time with { OffsetMinutes = table.OffsetOfLocal(time.Clock), HasOffset = true }
            : offsetMinutes is { } minutes ? time with { OffsetMinutes = (short)minutes, HasOffset = true, IsZulu = text == "utc" }
            : time;
    }

    public override string ToString() => text;
}
