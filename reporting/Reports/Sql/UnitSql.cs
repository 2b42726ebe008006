namespace Analytics.Reports;

/// <summary>What the marks for durations stand for, by the unit: columns of a measure in the cells, and words of Totals.sql.</summary>
internal static class UnitSql
{
    /// <param name="unit">The unit of the request.</param>
    /// <param name="isNamed">Whether figures carry the unit in their names.</param>
    public static IReadOnlyDictionary<string, string> Words(DurationUnit unit, bool isNamed)
    {
        var name = Choice<DurationUnit>.NameOf(unit).Replace('-', '_');
        var isHours = unit == DurationUnit.Hours;
        return new Dictionary<string, string>
        {
            ["unit"] = name,
            ["_unit"] = isNamed ? "_" + name : "",
            ["bin"] = isHours ? "bin" : "day_bin",
            ["spent"] = isHours ? "seconds" : name,
            ["spent_in_one"] = isHours ? "3600" : "1",
        };
    }
}
