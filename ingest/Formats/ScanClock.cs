namespace Analytics.Formats;

/// <summary>Settles a scan's instant from what the provider wrote and where it happened.</summary>
internal static class ScanClock
{
    /// <param name="scan">Its <see cref="TrackingScan.Place"/> must be set; time, offset and certainty are written.</param>
    /// <param name="push">The push that the scan's slices belong to.</param>
    /// <param name="time">The time as written.</param>
    /// <param name="zuluIsLocal">The provider is known to stamp <c>Z</c> on local times.</param>
    public static void Set(ref TrackingScan scan, DecodedPush push, in WrittenTime time, bool zuluIsLocal = false)
    {
        var isLocal = !time.HasOffset || (time.IsZulu && zuluIsLocal);
        if (!isLocal && !time.IsZulu)
        {
            scan.At = time.Instant;
            scan.UtcOffsetMinutes = time.OffsetMinutes;
            scan.Certainty = TimeCertainty.Offset;
            return;
        }

        var hasCountry = Countries.TryRead(push.Text(scan.Place.Country), out var country);
        if (!isLocal)
        {
            scan.At = time.Instant;
            scan.UtcOffsetMinutes = hasCountry && Zones.TryOffsetAt(country, scan.At, out var there) ? there : (short)0;
            scan.Certainty = TimeCertainty.Utc;
            return;
        }

        short offset = 0;
        var resolved = hasCountry && Zones.TryOffsetOfLocal(country, time.Clock, out offset);
        scan.At = time.Clock - (offset * 60L);
        scan.UtcOffsetMinutes = offset;
        scan.Certainty = resolved ? TimeCertainty.Zoned : TimeCertainty.Local;
    }
}
