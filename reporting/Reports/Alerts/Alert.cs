using System.Globalization;

namespace Analytics.Reports;

/// <summary>The figures of one week that lie outside their limits.</summary>
internal static class Alert
{
    public static IEnumerable<AlertRow> Of(GroupColumn column, TrendsRow week)
    {
        if (week is { P50Hours: { } hours, CenterHours: { } center, LowerLimitHours: { } lower, UpperLimitHours: { } upper } && (hours < lower || hours > upper))
        {
            var direction = hours > upper ? "slower" : "faster";
            yield return Row(
                column, week, "p50_hours", hours, new ControlLimits(center, lower, upper), week.N, direction,
                $"half of its parcels took {Hours(hours)} h or less, where the weeks before lead to expect {Hours(lower)} to {Hours(upper)} h (mean {Hours(center)} h; {week.N:N0} delivered)");
        }

        if (week is { OnTimeShare: { } kept, OnTimeCenter: { } usual, OnTimeLowerLimit: { } least, OnTimeUpperLimit: { } most } && (kept < least || kept > most))
        {
            var direction = kept < least ? "less punctual" : "more punctual";
            yield return Row(
                column, week, "on_time_share", kept, new ControlLimits(usual, least, most), week.Promised, direction,
                $"{kept:P1} came on time, where the weeks before lead to expect {least:P1} to {most:P1} (mean {usual:P1}; {week.Promised:N0} promised)");
        }
    }

    private static AlertRow Row(
        GroupColumn column, TrendsRow week, string metric, double value, ControlLimits limits, long n, string direction, FormattableString evidence) => new()
        {
            Kind = Choice<GroupColumn>.NameOf(column),
            Carrier = week.Carrier,
            Lane = week.Lane,
            Week = week.Week!.Value,
            Metric = metric,
            Value = value,
            Center = limits.Center,
            Lower = limits.Lower,
            Upper = limits.Upper,
            N = n,
            Direction = direction,
            Evidence = FormattableString.Invariant($"{Name(column, week)} was {direction} than usual in the week of {week.Week:yyyy-MM-dd}: {FormattableString.Invariant(evidence)}."),
        };

    private static string Hours(double hours) => hours.ToString(hours < 10 ? "N2" : "N1", CultureInfo.InvariantCulture);

    private static string Name(GroupColumn column, TrendsRow week) => (column, week.Carrier ?? week.Lane) switch
    {
        (GroupColumn.Carrier, "") => "The carrier that nobody named",
        (GroupColumn.Carrier, var carrier) => $"Carrier {carrier}",
        (_, var lane) => $"Lane {lane}",
    };
}
