using System.Globalization;

namespace Analytics.Reports;

/// <summary>The figures of one week that lie outside their limits.</summary>
internal static class Alert
{
    public static IEnumerable<AlertRow> Of(GroupColumn column, TrendsRow week)
    {
        if (week is { P50Hours: { } hours, CenterHours: { } center, LowerLimitHours: { } lower, UpperLimitHours: { } upper } && (hours < lower || hours > upper))
        {
            var isSlower = hours > upper;
            yield return new AlertRow
            {
                Kind = Choice<GroupColumn>.NameOf(column),
                Carrier = week.Carrier,
                Lane = week.Lane,
                Week = week.Week!.Value,
                Metric = "p50_hours",
                Value = hours,
                Center = center,
                Lower = lower,
                Upper = upper,
                N = week.N,
                Direction = isSlower ? "slower" : "faster",
                Evidence = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name(column, week)} was {(isSlower ? "slower" : "faster")} than usual in the week of {week.Week:yyyy-MM-dd}: half of its parcels took "
                    + $"{hours:N1} h or less, where the weeks before lead to expect {lower:N1} to {upper:N1} h (mean {center:N1} h; {week.N:N0} delivered)."),
            };
        }

        if (week is { OnTimeShare: { } kept, OnTimeCenter: { } usual, OnTimeLowerLimit: { } least, OnTimeUpperLimit: { } most } && (kept < least || kept > most))
        {
            var isWorse = kept < least;
            yield return new AlertRow
            {
                Kind = Choice<GroupColumn>.NameOf(column),
                Carrier = week.Carrier,
                Lane = week.Lane,
                Week = week.Week!.Value,
                Metric = "on_time_share",
                Value = kept,
                Center = usual,
                Lower = least,
                Upper = most,
                N = week.Promised,
                Direction = isWorse ? "less punctual" : "more punctual",
                Evidence = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name(column, week)} was {(isWorse ? "less" : "more")} punctual than usual in the week of {week.Week:yyyy-MM-dd}: {kept:P1} came on time, "
                    + $"where the weeks before lead to expect {least:P1} to {most:P1} (mean {usual:P1}; {week.Promised:N0} promised)."),
            };
        }
    }

    private static string Name(GroupColumn column, TrendsRow week) => (column, week.Carrier ?? week.Lane) switch
    {
        (GroupColumn.Carrier, "") => "The carrier that nobody named",
        (GroupColumn.Carrier, var carrier) => $"Carrier {carrier}",
        (_, var lane) => $"Lane {lane}",
    };
}
