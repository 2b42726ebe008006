namespace Analytics.Reports.Tests.Reference;

/// <summary>Duration bins as the design has them: minutes below 24 hours, quarters below 10 days, hours below 60 days, then one for the rest.</summary>
internal static class Bins
{
    public static readonly TimeSpan Last = TimeSpan.FromDays(60);

    /// <summary>Where the bin of a duration begins and how wide it is, in hours; a start of null is beyond the last.</summary>
    public static (double? Start, double Width) Of(long seconds) => seconds switch
    {
        < 86_370 => (Math.Floor((seconds + 30) / 60.0) / 60, 0),
        < 86_400 => (24, 0.25),
        < 864_000 => (24 + (Math.Floor((seconds - 86_400) / 900.0) / 4), 0.25),
        < 5_184_000 => (Math.Floor(seconds / 3600.0), 1),
        _ => (null, 0),
    };

    public static double Order((double? Start, double Width) bin) => bin.Start ?? double.MaxValue;
}
