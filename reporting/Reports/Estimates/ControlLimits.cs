namespace Analytics.Reports;

/// <summary>
/// Control limits of the individuals chart (XmR): the mean of the values before, and 2.66 times the mean of the differences between
/// neighbours on either side of it.
/// </summary>
/// <param name="Center">The mean.</param>
/// <param name="Lower">The mean less the reach.</param>
/// <param name="Upper">The mean and the reach.</param>
internal readonly record struct ControlLimits(double Center, double Lower, double Upper)
{
    private const int Enough = 4;
    private const double Reach = 2.66;

    /// <summary>Null below 4 values.</summary>
    /// <param name="values">In the order of time.</param>
    public static ControlLimits? Of(IReadOnlyList<double> values)
    {
        if (values.Count < Enough)
        {
            return null;
        }

        var center = values.Average();
        var reach = Reach * values.Zip(values.Skip(1), (earlier, later) => Math.Abs(later - earlier)).Average();
        return new ControlLimits(center, center - reach, center + reach);
    }
}
