namespace Analytics.Reports;

/// <summary>Shares as reports tell them: from 10 on, with 6 decimals. Reports that the engine answers alone have the same in Shares.sql.</summary>
internal static class Shares
{
    private const double Z = Confidence.Z;

    public static double? Of(long part, long whole) => whole < Confidence.Enough ? null : Math.Round((double)part / whole, 6);

    public static double? Rounded(double? share) => share is { } known ? Math.Round(known, 6) : null;

    /// <summary>Its 95 % interval, Wilson's.</summary>
    public static (double? Low, double? High) IntervalOf(long part, long whole)
    {
        if (whole < Confidence.Enough)
        {
            return (null, null);
        }

        var middle = part + (Z * Z / 2);
        var reach = Z * Math.Sqrt(((double)part * (whole - part) / whole) + (Z * Z / 4));
        var size = whole + (Z * Z);
        return (Math.Round(Math.Max(0, (middle - reach) / size), 6), Math.Round(Math.Min(1, (middle + reach) / size), 6));
    }
}
