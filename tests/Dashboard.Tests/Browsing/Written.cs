using System.Globalization;

namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>Figures as the page writes them.</summary>
internal static class Written
{
    private const string Space = "\u202f";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Hours(double? value) => value is { } hours ? Rounded(hours, 1) + Space + "h" : "not yet";

    public static string Share(double? value) => value is { } share
        ? Rounded(share * 100, share is > 0 and < 0.02 ? 2 : 1) + Space + "%"
        : "insufficient data";

    // As browsers round: halves away from zero.
    private static string Rounded(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString($"N{decimals}", CultureInfo.InvariantCulture);
}
