namespace Analytics.Eta;

/// <summary>What answers where the model does not: how long parcels of a group took from the begin of a stage, as Kaplan-Meier tells.</summary>
/// <param name="Rungs">All groups that have enough parcels.</param>
internal sealed record Ladder(IReadOnlyList<Rung> Rungs)
{
    private readonly Dictionary<(EtaLevel, StatKey), Rung> byKey = Rungs.ToDictionary(rung => (rung.Level, rung.Key));

    /// <summary>The first that has an answer; null when there is none.</summary>
    /// <param name="shipment">The parcel, in numbers of the tables.</param>
    /// <param name="stage">How far it is.</param>
    public Rung? Find(in EncodedShipment shipment, Stage stage) =>
        byKey.GetValueOrDefault((EtaLevel.Lane, LaneKey(shipment.Origin, shipment.Destination, stage)))
        ?? byKey.GetValueOrDefault((EtaLevel.DestinationCountry, Key(shipment.DestinationCountry, stage)))
        ?? byKey.GetValueOrDefault((EtaLevel.Carrier, Key(shipment.Carrier, stage)));

    public static StatKey LaneKey(int origin, int destination, Stage stage) => new(origin, destination, (int)stage);

    public static StatKey Key(int number, Stage stage) => new(number, -1, (int)stage);
}

/// <summary>One group.</summary>
/// <param name="Level">Which step of the ladder.</param>
/// <param name="Key">The group.</param>
/// <param name="Parcels">That it rests on.</param>
/// <param name="Hours">From the begin of the stage to delivery, at each of <see cref="Levels"/>.</param>
internal sealed record Rung(EtaLevel Level, StatKey Key, int Parcels, float[] Hours)
{
    /// <summary>Parcels that a group must have.</summary>
    public const int LeastParcels = 30;

    private const double MostOver = 0.97;
    private const double LeastHours = 1 / 60.0;

    /// <summary>A group, where enough of it have ended; beyond what was seen to end, the law goes on as a log-normal one.</summary>
    /// <param name="observations">Hours from the begin of the stage; sorted in place.</param>
    public static Rung? Of(EtaLevel level, StatKey key, Span<Observation> observations)
    {
        if (observations.Length < LeastParcels || Filled(KaplanMeier.Quantiles(observations)) is not { } hours)
        {
            return null;
        }

        return new Rung(level, key, observations.Length, hours);
    }

    /// <summary>Hours left at a level, given how many of the stage are over.</summary>
    /// <param name="elapsed">Hours since the stage began.</param>
    /// <param name="level">From 0 to 1.</param>
    public double HoursLeft(double elapsed, double level)
    {
        // Of what is later than almost all nothing is known, but that it takes the longer the longer it has taken.
        var over = Math.Min(Levels.ShareAt(Hours, elapsed), MostOver);
        return Math.Max(Levels.ValueAt(Hours, over + (level * (1 - over))) - elapsed, Math.Max(LeastHours, over < MostOver ? 0 : level * elapsed / 4));
    }

    private static float[]? Filled(float[] hours)
    {
        if (float.IsNaN(hours[Levels.P80]) || hours[Levels.P50] <= 0)
        {
            return null;
        }

        var spread = Math.Log(hours[Levels.P80] / hours[Levels.P50]) / Levels.Normal[Levels.P80];
        for (var level = Levels.P80 + 1; level < Levels.Count; level++)
        {
            hours[level] = float.IsNaN(hours[level])
                ? (float)(hours[level - 1] * Math.Exp(spread * (Levels.Normal[level] - Levels.Normal[level - 1])))
                : hours[level];
        }

        return hours;
    }
}
