namespace Analytics.Reports;

/// <summary>Durations as reports tell them: with 4 decimals.</summary>
internal static class Figure
{
    public static double? Rounded(double? duration) => duration is { } known ? Math.Round(known, 4) : null;

    public static double? Percentile(SurvivalCurve curve, int percent) => Rounded(curve.Percentile(percent));

    public static (double? Low, double? High) Interval(SurvivalCurve curve, int percent)
    {
        var (low, high) = curve.Interval(percent);
        return (Rounded(low), Rounded(high));
    }

    /// <summary>The mean of those that have come to their end.</summary>
    /// <param name="curve">The durations.</param>
    /// <param name="spent">What those took together: seconds where the unit is hours, else days.</param>
    /// <param name="unit">The unit.</param>
    public static double? Mean(SurvivalCurve curve, long spent, DurationUnit unit) =>
        curve.IsEnough ? Math.Round(spent / (double)curve.N / (unit == DurationUnit.Hours ? 3600 : 1), 4) : null;
}
