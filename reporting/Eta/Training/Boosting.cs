using System.Globalization;

namespace Analytics.Eta;

/// <summary>
/// Accelerated failure time by gradient boosting: normal errors on log hours left, in spreads of what history tells, where a parcel in flight tells only that it takes longer
/// (Barnwal, Cho, Hocking 2020; XGBoost's <c>survival:aft</c>).
/// </summary>
internal static class Boosting
{
    private const string MaxDepth = "6";
    private const string LearningRate = "0.1";

    /// <summary>Parcels that a leaf rests on at least, each of them with all of its moments.</summary>
    private const double LeastParcels = 5;

    private const string Bins = "128";

    /// <param name="moments">What to learn from.</param>
    /// <param name="sigma">Scale of the errors, in spreads.</param>
    /// <param name="rounds">Trees.</param>
    /// <param name="threads">That work on it.</param>
    /// <param name="learned">Hears after each tree how many there are.</param>
    /// <param name="cancellation">Stops between two trees.</param>
    public static Booster Learn(Moments moments, double sigma, int rounds, int threads, Action<int>? learned, CancellationToken cancellation)
    {
        var (lower, upper) = (new float[moments.Count], new float[moments.Count]);
        for (var i = 0; i < upper.Length; i++)
        {
            lower[i] = MathF.Exp(moments.Priors[i].SpreadsOff(moments.HoursLeft[i]));
            upper[i] = moments.IsDelivered[i] ? lower[i] : float.PositiveInfinity;
        }

        using var rows = RowMatrix.Of(moments.Values, FeatureSet.Count, lower, upper, moments.Weights);
        var booster = Booster.For(rows, Parameters(sigma, threads));
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                booster.Update(round, rows);
                learned?.Invoke(round + 1);
            }

            return booster;
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    /// <summary>The logarithms of the hours by which half arrive, of moments.</summary>
    public static float[] MarginsOf(Booster booster, Moments moments)
    {
        const int Block = 4096;
        var margins = new float[moments.Count];
        for (var first = 0; first < moments.Count; first += Block)
        {
            var rows = Math.Min(Block, moments.Count - first);
            booster.Predict(moments.Values.AsSpan(first * FeatureSet.Count, rows * FeatureSet.Count), FeatureSet.Count, margins.AsSpan(first, rows));
        }

        for (var i = 0; i < margins.Length; i++)
        {
            margins[i] = moments.Priors[i].LogHoursAt(margins[i]);
        }

        return margins;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(double sigma, int threads) =>
    [
        ("objective", "survival:aft"), ("aft_loss_distribution", "normal"), ("aft_loss_distribution_scale", Text(sigma)),
        ("tree_method", "hist"), ("max_depth", MaxDepth), ("learning_rate", LearningRate), ("min_child_weight", Text(LeastParcels / (sigma * sigma))), ("max_bin", Bins),
        ("base_score", "1"), ("nthread", threads.ToString(CultureInfo.InvariantCulture)), ("seed", "1"), ("verbosity", "0"),
    ];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
