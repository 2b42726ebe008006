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
        var hasCountry = Countries.TryRead(push.Text(scan.Place.Country), out var country);
        if (!isLocal)
        {
            scan.At = time.Instant;
            scan.Certainty = time.IsZulu ? TimeCertainty.Utc : TimeCertainty.Offset;
            scan.UtcOffsetMinutes = time.IsZulu && hasCountry && Zones.TryOffsetAt(country, scan.At, out var there) ? there : time.OffsetMinutes;
            return;
        }

        var resolved = Zones.TryOffsetOfLocal(hasCountry ? country : (ushort)0, time.Clock, out var offset);
        scan.At = time.Clock - (offset * 60L);
        scan.UtcOffsetMinutes = offset;
        scan.Certainty = resolved ? TimeCertainty.Zoned : TimeCertainty.Local;
    }
}
