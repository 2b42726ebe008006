namespace Analytics.Reports;

/// <summary>What the marks for durations stand for, by the unit: the columns of a measure in the cells, and the words of Totals.sql.</summary>
internal static class UnitSql
{
    /// <param name="unit">The unit of the request.</param>
    /// <param name="isNamed">Whether figures carry the unit in their names.</param>
    public static IReadOnlyDictionary<string, string> Words(DurationUnit unit, bool isNamed) => new Dictionary<string, string>(unit switch
    {
        DurationUnit.Hours => Hours,
        DurationUnit.CalendarDays => Days("calendar_days"),
        DurationUnit.BusinessDays => Days("business_days"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    })
    {
        ["_unit"] = isNamed ? "_" + Choice<DurationUnit>.NameOf(unit).Replace('-', '_') : "",
    };

    private static Dictionary<string, string> Hours { get; } = new()
    {
        ["bins"] = "bins",
        ["durations"] = "",
        ["so_far"] = "hours_so_far",
        ["spent"] = "seconds",
        ["spent_in_one"] = "3600",
        ["start_of"] = "bin_start",
        ["width_of"] = "bin_width",
    };

    private static Dictionary<string, string> Days(string days) => new()
    {
        ["bins"] = "day_bins",
        ["durations"] = days,
        ["so_far"] = $"{days}_so_far",
        ["spent"] = days,
        ["spent_in_one"] = "1",
        ["start_of"] = "day_start",
        ["width_of"] = "day_width",
    };
}
