using System.Globalization;
using System.Reflection;

namespace Analytics.Reports.Tests.Support;

/// <summary>Figures of rows by percentile.</summary>
internal static class Figures
{
    public static double? Duration(this ReportRow row, int percent, string prefix = "", string suffix = "") =>
        (double?)Property(row, $"{prefix}P{percent}{suffix}").GetValue(row);

    /// <summary>Equal up to the last decimal that reports have.</summary>
    public static void AssertClose(double? expected, double? actual, string what, double tolerance = 1.01e-4)
    {
        var isClose = expected is null || actual is null ? expected is null == actual is null : Math.Abs(expected.Value - actual.Value) <= tolerance;
        Assert.True(isClose, string.Create(CultureInfo.InvariantCulture, $"{what}: {actual} instead of {expected}"));
    }

    private static PropertyInfo Property(ReportRow row, string name) =>
        row.GetType().GetProperty(name) ?? throw new ArgumentException($"There is no {name}.", nameof(name));
}
