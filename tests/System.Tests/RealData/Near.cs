namespace Analytics.System.Tests.RealData;

/// <summary>How near a figure must be to the one that others computed: half a percent, which is more than a bin of the histogram.</summary>
internal static class Near
{
    private const double Share = 0.005;

    public static void Assert(double expected, double? actual) =>
        Xunit.Assert.InRange(actual ?? double.NaN, expected * (1 - Share), expected * (1 + Share));
}
