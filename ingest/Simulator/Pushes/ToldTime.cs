namespace Analytics.Simulator;

/// <summary>How a provider writes the time of a scan.</summary>
internal static class ToldTime
{
    private const int Hour = 3600;

    /// <summary>The UTC offset, in seconds, that stands beside the wall clock: the right one, or the one that slipped in.</summary>
    public static int Offset(in Scan scan, Lane lane)
    {
        if (!scan.Has(Flaws.WrongOffset))
        {
            return scan.Offset;
        }

        // The origin's offset stamped on the destination's clock; else winter time in summer.
        var atOrigin = lane.From.Clock.OffsetAt(scan.At);
        return atOrigin != scan.Offset ? atOrigin : scan.Offset - Hour;
    }

    /// <summary>
    /// The instant that a reader makes of a scan who knows of no time zones: the wall clock taken for UTC where no offset
    /// is told, or where EasyPost labels a local time <c>Z</c>.
    /// </summary>
    public static long NaiveInstant(Provider provider, in Scan scan, Lane lane)
    {
        var clock = scan.At + scan.Offset;
        return provider switch
        {
            Provider.EasyPost => scan.Has(Flaws.NoPlace) ? clock : scan.At,
            Provider.TrackingMore => (scan.Has(Flaws.NoPlace) ? clock : scan.At) - (scan.Has(Flaws.NoSeconds) ? clock % 60 : 0),
            _ => scan.Has(Flaws.NoOffset) ? clock : clock - Offset(scan, lane),
        };
    }
}
