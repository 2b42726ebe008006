namespace Analytics.Formats;

/// <summary>
/// A provider's own list of milestones of one parcel, beside the list of its scans: it may know more than the scans say, or
/// say what a scan without a status was.
/// </summary>
internal sealed class MilestoneList
{
    private readonly (Milestone Milestone, WrittenTime Time)[] entries = new (Milestone, WrittenTime)[FormatLimits.MaxMilestonesPerParcel];
    private int count;

    public void Clear() => count = 0;

    /// <summary>False when the list is full.</summary>
    /// <param name="milestone">What happened.</param>
    /// <param name="time">When; a bare date says no instant and is left out.</param>
    public bool TryAdd(Milestone milestone, ReadOnlySpan<byte> time)
    {
        if (!TimeText.TryRead(time, out var written) || !written.HasTimeOfDay)
        {
            return true;
        }

        return TryAdd(milestone, written);
    }

    /// <inheritdoc cref="TryAdd(Milestone, ReadOnlySpan{byte})"/>
    public bool TryAdd(Milestone milestone, in WrittenTime time)
    {
        if (count == entries.Length)
        {
            return false;
        }

        entries[count++] = (milestone, time);
        return true;
    }

    /// <summary>
    /// Settles the list with the scans of the open parcel: an entry at the time of a scan gives that scan its milestone
    /// where it had none of its own; an entry at another time becomes a scan, without a place.
    /// </summary>
    public void MergeInto(DecodedPush push)
    {
        for (var i = 0; i < count; i++)
        {
            var (milestone, time) = entries[i];
            if (!TryGiveToScan(push.OpenScans, milestone, time))
            {
                var added = new TrackingScan { Milestone = milestone };
                ScanClock.Set(ref added, push, time);
                push.AddScan(added);
            }
        }
    }

    private static bool TryGiveToScan(Span<TrackingScan> scans, Milestone milestone, in WrittenTime time)
    {
        var unsaid = -1;
        var found = false;
        for (var i = 0; i < scans.Length; i++)
        {
            ref readonly var scan = ref scans[i];
            if (!IsAt(scan, time))
            {
                continue;
            }

            if (scan.Milestone == milestone)
            {
                return true;
            }

            found = true;
            unsaid = unsaid < 0 && scan.Milestone is Milestone.InTransit or Milestone.Other ? i : unsaid;
        }

        if (unsaid >= 0)
        {
            scans[unsaid].Milestone = milestone;
        }

        return found;
    }

    // Without an offset the entry's clock is compared with the scan's own clock, which its place may have resolved.
    private static bool IsAt(in TrackingScan scan, in WrittenTime time) => time.HasOffset
        ? scan.At == time.Instant
        : scan.At + (scan.UtcOffsetMinutes * 60L) == time.Clock;
}
