using System.Collections.ObjectModel;
using System.Globalization;

namespace Analytics.Reports;

/// <summary>What a report is asked for. Cannot be changed, and cannot be wrong.</summary>
public sealed record ReportRequest
{
    /// <summary>The longest filter, in characters.</summary>
    public const int LongestFilter = 200;

    /// <summary>The percentiles that reports tell.</summary>
    public static readonly IReadOnlyList<int> Percentiles = [10, 25, 50, 75, 80, 85, 90, 95, 97, 99];

    // The first and the last that the engine's Date can be trusted with.
    internal static readonly DateOnly FirstDate = new(1970, 1, 1);
    internal static readonly DateOnly LastDate = new(2105, 12, 31);

    private static readonly ReportKind[] ReportsOfDurations = [ReportKind.DeliveryTimes, ReportKind.CarrierSpeed, ReportKind.Milestones];

    /// <exception cref="ReportRequestException">A value cannot be, or does not fit another.</exception>
    public ReportRequest(
        ReportKind report,
        IReadOnlyList<GroupColumn>? group = null,
        DateOnly? from = null,
        DateOnly? to = null,
        string? carrier = null,
        string? service = null,
        string? origin = null,
        string? destination = null,
        DateTimeOffset? asOf = null,
        int? percentile = null,
        bool leaveOutMixedClocks = false,
        ReportFormat format = ReportFormat.Table,
        DurationUnit? unit = null,
        string? lane = null)
    {
        Report = report;
        Group = CheckedGroup(report, group);
        From = CheckedDate("from", from);
        To = CheckedDate("to", to);
        if (from > to)
        {
            throw new ReportRequestException("from", "is later than to; give the earlier date first");
        }

        Carrier = CheckedFilter("carrier", carrier);
        Service = CheckedFilter("service", service);
        Origin = CheckedFilter("origin", origin);
        Destination = CheckedFilter("destination", destination);
        AsOf = CheckedInstant(asOf);
        Percentile = CheckedPercentile(report, percentile);
        LeaveOutMixedClocks = leaveOutMixedClocks;
        Format = format;
        Unit = CheckedUnit(report, unit);
        Lane = CheckedLane(lane);
    }

    public ReportKind Report { get; }

    /// <summary>The columns that rows are grouped by, in order, each once. Carrier speed always has the carrier, trends the week.</summary>
    public IReadOnlyList<GroupColumn> Group { get; }

    /// <summary>Weeks count from the one that this date lies in: data is kept by the week, so a part of one cannot be had.</summary>
    public DateOnly? From { get; }

    /// <summary>The Monday of the first week that counts.</summary>
    internal DateOnly FirstWeek => From is { } from ? Earlier(from, ((int)from.DayOfWeek + 6) % 7) : FirstDate;

    /// <summary>Weeks count up to the one that this date lies in.</summary>
    public DateOnly? To { get; }

    /// <summary>The carrier, in any case.</summary>
    public string? Carrier { get; }

    /// <summary>The carrier's service, in any case.</summary>
    public string? Service { get; }

    /// <summary>
    /// The place that parcels come from, in any case: a whole code (<c>US-CA</c>), a country (<c>US</c>), or a region whatever its
    /// country (<c>CA</c>, which is also Canada: write the whole code for one of the two).
    /// </summary>
    public string? Origin { get; }

    /// <summary>The place that parcels go to, as <see cref="Origin"/>.</summary>
    public string? Destination { get; }

    /// <summary>The instant that the figures speak of, in whole seconds: later scans have not happened. Null is the instant of the answer.</summary>
    public DateTimeOffset? AsOf { get; private init; }

    /// <summary>What carriers are ranked by, one of <see cref="Percentiles"/>.</summary>
    public int Percentile { get; }

    /// <summary>
    /// Leaves out parcels whose possession and delivery were told by clocks that cannot be compared: one with a known offset from UTC,
    /// the other a local clock of unknown place.
    /// </summary>
    public bool LeaveOutMixedClocks { get; }

    public ReportFormat Format { get; }

    /// <summary>What durations are told in; hours, where nothing else was asked for.</summary>
    public DurationUnit Unit { get; }

    /// <summary>
    /// Origin and destination exactly as reports name them, in any case: <c>US->US</c> is of parcels whose regions nobody told, where
    /// <see cref="Origin"/> and <see cref="Destination"/> take the whole country.
    /// </summary>
    public string? Lane { get; }

    /// <summary>Reads a request from text.</summary>
    /// <exception cref="ReportRequestException">A value cannot be read, cannot be, or does not fit another.</exception>
    public static ReportRequest Parse(ReportArguments arguments) => new(
        RequestText.Report(arguments.Report),
        RequestText.Group(arguments.Group),
        RequestText.Date("from", arguments.From),
        RequestText.Date("to", arguments.To),
        arguments.Carrier,
        arguments.Service,
        arguments.Origin,
        arguments.Destination,
        RequestText.Instant(arguments.AsOf),
        RequestText.Percentile(arguments.Percentile),
        arguments.LeaveOutMixedClocks,
        RequestText.Format(arguments.Format),
        RequestText.Unit(arguments.Unit),
        arguments.Lane);

    /// <summary>The same request with an instant, where it has none.</summary>
    /// <exception cref="ReportRequestException">The instant is out of range.</exception>
    public ReportRequest At(DateTimeOffset now) => AsOf is null ? this with { AsOf = CheckedInstant(now) } : this;

    /// <summary>So many days before, or the first date that there is.</summary>
    internal static DateOnly Earlier(DateOnly date, int days) =>
        date.DayNumber - days > FirstDate.DayNumber ? date.AddDays(-days) : FirstDate;

    private static ReadOnlyCollection<GroupColumn> CheckedGroup(ReportKind report, IReadOnlyList<GroupColumn>? group)
    {
        List<GroupColumn> columns = [.. group ?? (report == ReportKind.CarrierSpeed ? [GroupColumn.Lane] : [])];
        foreach (var given in columns)
        {
            if (columns.Count(other => other == given) > 1)
            {
                throw new ReportRequestException("group", $"{Choice<GroupColumn>.NameOf(given)} stands there twice; name each column once");
            }
        }

        GroupColumn? needed = report switch
        {
            ReportKind.CarrierSpeed => GroupColumn.Carrier,
            ReportKind.Trends => GroupColumn.Week,
            _ => null,
        };
        if (needed is { } column && !columns.Contains(column))
        {
            columns.Add(column);
        }

        return columns.AsReadOnly();
    }

    private static DateOnly? CheckedDate(string parameter, DateOnly? date) => date is null || (date >= FirstDate && date <= LastDate)
        ? date
        : throw new ReportRequestException(parameter, Invariant($"is out of range; give a date from {FirstDate:yyyy-MM-dd} to {LastDate:yyyy-MM-dd}"));

    private static string? CheckedFilter(string parameter, string? value) => value switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(value) => throw new ReportRequestException(parameter, "is empty; leave it out to have them all"),
        { Length: > LongestFilter } => throw new ReportRequestException(parameter, Invariant($"is longer than {LongestFilter} characters")),
        _ => value.Trim(),
    };

    private static string? CheckedLane(string? lane) => lane is null || lane.Contains("->", StringComparison.Ordinal)
        ? CheckedFilter("lane", lane)
        : throw new ReportRequestException("lane", "is not a lane; write it as reports do: US-CA->US-NY");

    private static DateTimeOffset? CheckedInstant(DateTimeOffset? instant)
    {
        if (instant is not { } given)
        {
            return null;
        }

        var day = DateOnly.FromDateTime(given.UtcDateTime);
        return day >= FirstDate && day <= LastDate
            ? DateTimeOffset.FromUnixTimeSeconds(given.ToUnixTimeSeconds())
            : throw new ReportRequestException("as-of", Invariant($"is out of range; give an instant from {FirstDate:yyyy-MM-dd} to {LastDate:yyyy-MM-dd}"));
    }

    private static int CheckedPercentile(ReportKind report, int? percentile)
    {
        if (percentile is not { } given)
        {
            return 50;
        }

        if (report != ReportKind.CarrierSpeed)
        {
            throw new ReportRequestException("rank-by", "only carrier-speed ranks by one; leave it out");
        }

        return Percentiles.Contains(given) ? given : throw RequestText.NoPercentile();
    }

    private static DurationUnit CheckedUnit(ReportKind report, DurationUnit? unit) => unit is null || ReportsOfDurations.Contains(report)
        ? unit ?? DurationUnit.Hours
        : throw new ReportRequestException(
            "unit", $"only {string.Join(", ", ReportsOfDurations.Select(Choice<ReportKind>.NameOf))} tell durations; leave it out");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
