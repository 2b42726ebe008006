using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>What a provider makes of a life: which snapshots it takes by the observation instant, and what it gets wrong.</summary>
internal static class Telling
{
    /// <summary>Rounds in which the pushes of a block are sent.</summary>
    public const int Rounds = Parcel.MaxSnapshots + 2;

    private const double LateShare = 0.06;
    private const double AgainShare = 0.03;
    private const double UnlabelledShare = 0.08;

    public static void Tell(ulong seed, long until, Parcel parcel)
    {
        var rng = Rng.Of(seed, parcel.Ordinal, Purpose.Pushes);
        if (parcel.PickedUp <= until && rng.Chance(UnlabelledShare))
        {
            parcel.DropFirst();
        }

        var visible = parcel.ScansBy(until);
        Blemish(ref rng, until, parcel, parcel.Scans[..visible]);
        parcel.OriginUnstated = rng.Chance(0.02);
        Snap(ref rng, until, parcel, visible);
    }

    private static void Snap(ref Rng rng, long until, Parcel parcel, int visible)
    {
        Span<int> cuts = stackalloc int[Parcel.MaxSnapshots];
        var count = Cuts(ref rng, visible, cuts);
        for (var i = 0; i < count; i++)
        {
            var scans = parcel.Scans;
            var lag = (long)Distributions.LogNormal(ref rng, 1200, 0.8);
            var next = cuts[i] < scans.Length ? scans[cuts[i]].At - 1 : long.MaxValue;
            var takenAt = Math.Min(Math.Min(scans[cuts[i] - 1].At + lag, next), until);

            var isLate = i < count - 1 && rng.Chance(LateShare);
            var round = isLate ? Parcel.MaxSnapshots : i;
            var again = rng.Chance(AgainShare) ? round + 1 + rng.Below(Rounds - 1 - round) : 0;
            parcel.Add(new Snapshot(cuts[i], takenAt, round, again));
        }
    }

    /// <summary>How many scans each snapshot tells, rising; the last one tells all that can be seen.</summary>
    private static int Cuts(ref Rng rng, int visible, Span<int> cuts)
    {
        var wanted = rng.Unit() switch { < 0.25 => 1, < 0.60 => 2, < 0.85 => 3, _ => 4 };
        var count = Math.Min(wanted, visible);
        var from = 0;
        for (var i = 0; i < count - 1; i++)
        {
            var left = count - 1 - i;
            from += 1 + rng.Below((visible - from - 1) / left);
            cuts[i] = from;
        }

        cuts[count - 1] = visible;
        return count;
    }

    private static void Blemish(ref Rng rng, long until, Parcel parcel, Span<Scan> scans)
    {
        var provider = parcel.Route.Provider;
        var last = parcel.Delivered > 0 ? Math.Min(until, parcel.Delivered - 1) : until;
        foreach (ref var scan in scans)
        {
            var flaws = Draw(ref rng, provider, scan.What);
            scan.Flaws = flaws;
            var (first, end) = scan.What == Milestone.InfoReceived
                ? (0, Math.Min(until, parcel.PickedUp - 1))
                : (parcel.PickedUp + 1, last);
            var told = ToldTime.NaiveInstant(provider, scan, parcel.Route.Lane);
            if (told < first || told > end)
            {
                // Told so, it would come before the pickup, or after the delivery or the observation: the truth would not be exact.
                scan.Flaws &= ~(Flaws.WrongOffset | Flaws.NoOffset | Flaws.NoPlace | Flaws.NoSeconds);
            }
        }
    }

    private static Flaws Draw(ref Rng rng, Provider provider, Milestone what)
    {
        var (wrongOffset, noOffset, noPlace, noSeconds, halfStatus, doubled) =
            (rng.Chance(0.008), rng.Unit(), rng.Chance(0.04), rng.Chance(0.5), rng.Chance(0.4), rng.Chance(0.01));
        var flaws = halfStatus ? Flaws.HalfStatus : Flaws.None;
        if (what is not (Milestone.Departed or Milestone.InTransit or Milestone.Arrived or Milestone.ArrivedAtDestination
            or Milestone.CustomsEntered or Milestone.CustomsReleased or Milestone.InfoReceived))
        {
            return flaws;
        }

        var hasOffsets = provider is Provider.SeventeenTrack or Provider.AfterShip;
        flaws |= hasOffsets && wrongOffset && what != Milestone.InfoReceived ? Flaws.WrongOffset : Flaws.None;
        flaws |= hasOffsets && noOffset < (provider == Provider.AfterShip ? 0.25 : 0.02) ? Flaws.NoOffset : Flaws.None;
        flaws |= noPlace ? Flaws.NoPlace : Flaws.None;
        flaws |= provider == Provider.TrackingMore && noSeconds ? Flaws.NoSeconds : Flaws.None;
        flaws |= doubled && what == Milestone.Arrived ? Flaws.Doubled : Flaws.None;
        return flaws;
    }
}
