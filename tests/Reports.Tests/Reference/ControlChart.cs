namespace Analytics.Reports.Tests.Reference;

/// <summary>Limits of an individuals chart (XmR).</summary>
internal static class ControlChart
{
    /// <summary>Nothing below four values.</summary>
    /// <param name="values">In the order of time.</param>
    public static (double Center, double Lower, double Upper)? Of(IReadOnlyList<double> values)
    {
        if (values.Count < 4)
        {
            return null;
        }

        var ranges = new List<double>();
        for (var i = 1; i < values.Count; i++)
        {
            ranges.Add(Math.Abs(values[i] - values[i - 1]));
        }

        var center = values.Average();
        var reach = 2.66 * ranges.Average();
        return (center, Math.Max(0, center - reach), center + reach);
    }
}
