namespace Analytics.Eta;

/// <summary>What a contestant told of one moment, against what came of it.</summary>
/// <param name="IsTold">Whether it told anything.</param>
/// <param name="Error">|p50 - hours|.</param>
/// <param name="Pinball10">Pinball loss of p10, in hours; the others likewise.</param>
/// <param name="Share">Where the hours lie in the distribution, from 0 to 1; for a parcel in flight, at least.</param>
/// <param name="Width">p90 - p10.</param>
internal readonly record struct Told(bool IsTold, float Error, float Pinball10, float Pinball50, float Pinball80, float Pinball90, float Crps, float Share, float Width)
{
    /// <param name="quantiles">At each of <see cref="Levels"/>.</param>
    /// <param name="hours">That it took.</param>
    public static Told Of(ReadOnlySpan<float> quantiles, float hours)
    {
        var sum = 0.0;
        for (var level = 0; level < Levels.Count; level++)
        {
            sum += Pinball(quantiles, level, hours);
        }

        return new Told(
            true, Math.Abs(quantiles[Levels.P50] - hours),
            Pinball(quantiles, Levels.P10, hours), Pinball(quantiles, Levels.P50, hours), Pinball(quantiles, Levels.P80, hours), Pinball(quantiles, Levels.P90, hours),
            (float)(2 * sum / Levels.Count), (float)Levels.ShareAt(quantiles, hours), quantiles[Levels.P90] - quantiles[Levels.P10]);
    }

    private static float Pinball(ReadOnlySpan<float> quantiles, int level, float hours)
    {
        var over = hours - quantiles[level];
        return (float)(over >= 0 ? Levels.All[level] * over : (Levels.All[level] - 1) * over);
    }
}
