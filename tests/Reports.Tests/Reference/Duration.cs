namespace Analytics.Reports.Tests.Reference;

/// <summary>How long something took, or has been going on.</summary>
/// <param name="Weekday">On which it began, in UTC.</param>
/// <param name="Seconds">How long.</param>
internal readonly record struct Duration(DayOfWeek Weekday, long Seconds)
{
    public static Duration From(DateTimeOffset begun, long seconds) => new(begun.UtcDateTime.DayOfWeek, seconds);
}
