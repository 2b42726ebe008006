namespace Analytics.Reports.Tests.Reference;

/// <summary>How long something took, or has been going on.</summary>
/// <param name="Weekday">On which it began: in UTC for hours, local for days.</param>
/// <param name="Amount">How long, in the unit.</param>
/// <param name="Bin">What is kept of it: where its bin begins and how wide it is, in the unit; a start of null is beyond the last.</param>
internal readonly record struct Duration(DayOfWeek Weekday, double Amount, (double? Start, double Width) Bin)
{
    public static Duration From(DateTimeOffset begun, long seconds) => new(begun.UtcDateTime.DayOfWeek, seconds / 3600.0, Bins.Of(seconds));

    /// <param name="begun">The local date.</param>
    /// <param name="days">Whole days, each a bin of no width.</param>
    public static Duration OfDays(DateOnly begun, int days) => new(begun.DayOfWeek, days, (days > Bins.Last.TotalDays ? null : days, 0));
}
