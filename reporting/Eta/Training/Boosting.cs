using System.Globalization;

namespace Analytics.Eta;

/// <summary>
/// Accelerated failure time by gradient boosting: normal errors on log hours left, where a parcel in flight tells only that it takes longer
/// (Barnwal, Cho, Hocking 2020; XGBoost's <c>survival:aft</c>).
/// </summary>
internal static class Boosting
{
    private const string MaxDepth = "6";
    private const string LearningRate = "0.1";
    private const string LeastHessian = "2";
    private const string Bins = "128";

    /// <param name="moments">What to learn from.</param>
    /// <param name="sigma">Scale of the errors.</param>
    /// <param name="rounds">Trees.</param>
    /// <param name="threads">That work on it.</param>
    /// <param name="learned">Hears after each tree how many there are.</param>
    /// <param name="cancellation">Stops between two trees.</param>
    public static Booster Learn(Moments moments, double sigma, int rounds, int threads, Action<int>? learned, CancellationToken cancellation)
    {
        var upper = new float[moments.Count];
        for (var i = 0; i < upper.Length; i++)
        {
            upper[i] = moments.IsDelivered[i] ? moments.HoursLeft[i] : float.PositiveInfinity;
        }

        using var rows = RowMatrix.Of(moments.Values, FeatureSet.Count, moments.HoursLeft, upper, moments.Weights);
        var booster = Booster.For(rows, Parameters(moments, sigma, threads));
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

    /// <summary>The margins of moments.</summary>
    public static float[] MarginsOf(Booster booster, Moments moments)
    {
        const int Block = 4096;
        var margins = new float[moments.Count];
        for (var first = 0; first < moments.Count; first += Block)
        {
            var rows = Math.Min(Block, moments.Count - first);
            booster.Predict(moments.Values.AsSpan(first * FeatureSet.Count, rows * FeatureSet.Count), FeatureSet.Count, margins.AsSpan(first, rows));
        }

        return margins;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(Moments moments, double sigma, int threads) =>
    [
        ("objective", "survival:aft"), ("aft_loss_distribution", "normal"), ("aft_loss_distribution_scale", Text(sigma)),
        ("tree_method", "hist"), ("max_depth", MaxDepth), ("learning_rate", LearningRate), ("min_child_weight", LeastHessian), ("max_bin", Bins),
        ("base_score", Text(TypicalHours(moments))), ("nthread", threads.ToString(CultureInfo.InvariantCulture)), ("seed", "1"), ("verbosity", "0"),
    ];

    // Where the first tree begins: the geometric mean, of parcels in flight as if they arrived at once.
    private static double TypicalHours(Moments moments)
    {
        var sum = 0.0;
        foreach (var hours in moments.HoursLeft)
        {
            sum += Math.Log(hours);
        }

        return Math.Exp(sum / moments.Count);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
