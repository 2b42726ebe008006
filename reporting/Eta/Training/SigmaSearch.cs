namespace Analytics.Eta;

/// <summary>
/// Finds the scale of the errors by cross-validation: each scale teaches a smaller model on the earlier parcels, which is held against the later ones.
/// Left at XGBoost's 1.0, quantiles come out far off: it is how much a parcel in flight says of those that arrived.
/// </summary>
internal static class SigmaSearch
{
    private const int Rounds = 40;
    private const int MostRows = 60_000;

    private static readonly double[] folds = [0.5, 0.75];
    private static readonly double[] candidates = [0.25, 0.4, 0.55, 0.7, 0.85, 1.05, 1.3, 1.7];
    private const int First = 3;

    /// <param name="moments">Of the training window.</param>
    /// <param name="threads">That work on it.</param>
    /// <param name="tried">Hears after each scale how many were tried, and of how many at most.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What was tried, the best last.</returns>
    public static IReadOnlyList<TriedSigma> Run(Moments moments, int threads, Action<int, int>? tried, CancellationToken cancellation)
    {
        var parts = folds.Select(fold => Split(moments, fold)).ToArray();
        var losses = new SortedDictionary<int, double>();
        for (var best = First; ;)
        {
            // Downhill, a step to either side.
            foreach (var candidate in new[] { best, best - 1, best + 1 }.Where(one => one >= 0 && one < candidates.Length && !losses.ContainsKey(one)))
            {
                losses.Add(candidate, parts.Average(part => LossOf(part, candidates[candidate], threads, cancellation)));
                tried?.Invoke(losses.Count, candidates.Length);
            }

            var next = losses.MinBy(one => one.Value).Key;
            if (next == best)
            {
                return [.. losses.Select(one => new TriedSigma(candidates[one.Key], one.Value)).OrderByDescending(one => one.Loss)];
            }

            best = next;
        }
    }

    private static double LossOf((Moments Earlier, Moments Later) part, double sigma, int threads, CancellationToken cancellation)
    {
        using var booster = Boosting.Learn(part.Earlier, sigma, Rounds, threads, learned: null, cancellation);
        return LogLoss(Boosting.MarginsOf(booster, part.Later), part.Later, sigma);
    }

    /// <summary>Mean negative log likelihood of log hours under a normal law; of a parcel in flight, of all that is later.</summary>
    internal static double LogLoss(float[] margins, Moments moments, double sigma)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < margins.Length; i++)
        {
            var scale = sigma * moments.Priors[i].Spread;
            var z = (Math.Log(moments.HoursLeft[i]) - margins[i]) / scale;
            sum += moments.Weights[i] * (moments.IsDelivered[i] ? (z * z / 2) + Math.Log(scale * Math.Sqrt(2 * Math.PI)) : -NormalLaw.LogSurvival(z));
            weight += moments.Weights[i];
        }

        return sum / weight;
    }

    // The later part are the moments after the instant that a share of all lie before; a parcel may be in both, at another time of its life.
    private static (Moments Earlier, Moments Later) Split(Moments moments, double share)
    {
        var order = Enumerable.Range(0, moments.Count).OrderBy(i => moments.At[i]).ThenBy(i => i).ToArray();
        var (cut, end) = ((int)(order.Length * share), (int)(order.Length * (share + 0.25)));
        return (moments.Pick(Thinned(order[..cut])), moments.Pick(Thinned(order[cut..end])));
    }

    private static int[] Thinned(int[] rows)
    {
        var step = Math.Max(1, (rows.Length + MostRows - 1) / MostRows);
        return [.. rows.Where((_, i) => i % step == 0).Order()];
    }
}
