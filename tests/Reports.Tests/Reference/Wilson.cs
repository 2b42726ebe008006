namespace Analytics.Reports.Tests.Reference;

/// <summary>Wilson's score interval, as centre and half width.</summary>
internal static class Wilson
{
    public static (double Low, double High) Interval(int part, int whole)
    {
        const double z = 1.959963984540054;
        var p = (double)part / whole;
        var centre = (p + z * z / (2 * whole)) / (1 + z * z / whole);
        var half = z / (1 + z * z / whole) * Math.Sqrt(p * (1 - p) / whole + z * z / (4.0 * whole * whole));
        return (centre - half, centre + half);
    }
}
