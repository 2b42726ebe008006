namespace Analytics.Eta;

/// <summary>Finds a calibration from moments of a later slice; parcels in flight at its end count as censored.</summary>
internal static class Calibrating
{
    /// <summary>Parcels that a lane must have for a calibration of its own.</summary>
    private const int LeastOfLane = 200;

    /// <summary>So many parcels of a lane count as much as its horizon groups do: what a few hundred say is chance in part.</summary>
    private const double Pull = 400;

    /// <summary>Parcels that a horizon group must have.</summary>
    private const int LeastOfHorizon = 100;

    /// <param name="margins">Of each moment.</param>
    /// <param name="moments">The moments.</param>
    /// <param name="sigma">Scale of the model's errors: for what was not seen to end.</param>
    public static Calibration From(float[] margins, Moments moments, double sigma)
    {
        var all = new List<Observation>(moments.Count);
        var byHorizon = Enumerable.Range(0, HorizonGroups.Count).Select(_ => new List<Observation>()).ToArray();
        var parcels = new int[HorizonGroups.Count];
        for (var i = 0; i < moments.Count; i++)
        {
            var (group, residual) = (HorizonGroups.Of(margins[i]), ResidualOf(margins[i], moments, i));
            all.Add(residual);
            byHorizon[group].Add(residual);
            parcels[group] += i == 0 || moments.Parcels[i] != moments.Parcels[i - 1] ? 1 : 0;
        }

        var whole = Whole(all, sigma);
        var horizons = byHorizon.Select((residuals, group) => parcels[group] >= LeastOfHorizon ? Whole(residuals, sigma) : whole).ToArray();
        return new Calibration(horizons, [.. OfLanes(margins, moments, horizons)]);
    }

    // Lanes move the shares of their horizon group, rather than have quantiles of each group, for which their parcels are too few.
    private static IEnumerable<LaneCalibration> OfLanes(float[] margins, Moments moments, float[][] horizons)
    {
        var lanes = new Dictionary<StatKey, (List<Observation> Shares, HashSet<int> Parcels)>();
        for (var i = 0; i < moments.Count; i++)
        {
            var key = moments.Lanes[i];
            if (key.A < 0 || key.B < 0)
            {
                continue;
            }

            if (!lanes.TryGetValue(key, out var lane))
            {
                lanes[key] = lane = ([], []);
            }

            var residual = ResidualOf(margins[i], moments, i);
            lane.Shares.Add(residual with { Value = (float)Levels.ShareAt(horizons[HorizonGroups.Of(margins[i])], residual.Value) });
            lane.Parcels.Add(moments.Parcels[i]);
        }

        foreach (var (key, lane) in lanes.Where(lane => lane.Value.Parcels.Count >= LeastOfLane).OrderBy(lane => (lane.Key.A, lane.Key.B)))
        {
            var shares = KaplanMeier.Quantiles(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lane.Shares));
            for (var level = 0; level < Levels.Count; level++)
            {
                var own = float.IsNaN(shares[level]) ? Levels.All[level] : shares[level];
                shares[level] = (float)(((lane.Parcels.Count * own) + (Pull * Levels.All[level])) / (lane.Parcels.Count + Pull));
            }

            yield return new LaneCalibration(key, lane.Parcels.Count, [.. horizons.Select(offsets => shares.Select(share => (float)Levels.ValueAt(offsets, share)).ToArray())]);
        }
    }

    private static Observation ResidualOf(float margin, Moments moments, int i) =>
        new((MathF.Log(moments.HoursLeft[i]) - margin) / moments.Priors[i].Spread, moments.Weights[i], moments.IsDelivered[i]);

    // Where so many were not seen to end, the normal law goes on from the last level that was.
    private static float[] Whole(List<Observation> residuals, double sigma)
    {
        var quantiles = KaplanMeier.Quantiles(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(residuals));
        for (var level = 0; level < Levels.Count; level++)
        {
            if (float.IsNaN(quantiles[level]))
            {
                quantiles[level] = level == 0
                    ? (float)(sigma * Levels.Normal[0])
                    : quantiles[level - 1] + (float)(sigma * (Levels.Normal[level] - Levels.Normal[level - 1]));
            }
        }

        return quantiles;
    }
}
