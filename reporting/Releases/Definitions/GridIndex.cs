using System.Globalization;

namespace Analytics.Releases;

/// <summary>
/// The groups of a grid in one window, numbered: by carrier, service, lane and week, in this order of weight. The number of a group is all that
/// the walk knows it by.
/// </summary>
public sealed class GridIndex
{
    /// <summary>Weeks before the window's own that late parcels are told in, where rows span weeks.</summary>
    public const int LateWeeks = 4;

    private readonly Grid grid;
    private readonly int services;
    private readonly int weeks;

    public GridIndex(Grid grid, Window window)
    {
        this.grid = grid;
        Weeks = grid.Period == Period.Month ? [] : WeeksOf(window);
        services = Math.Max(1, grid.Services.Count);
        weeks = Math.Max(1, Weeks.Count);
        Count = checked(grid.Carriers.Count * services * grid.Lanes.Count * weeks);
    }

    /// <summary>How many groups there are.</summary>
    public int Count { get; }

    /// <summary>The Mondays of rows, ascending; none where a row spans the window.</summary>
    public IReadOnlyList<DateOnly> Weeks { get; }

    /// <summary>The weeks of rows where rows span weeks: the window's, and before it those of late parcels.</summary>
    public static IReadOnlyList<DateOnly> WeeksOf(Window window) =>
        [.. Enumerable.Range(1, LateWeeks).Select(week => window.Weeks[0].AddDays(-7 * week)).Reverse(), .. window.Weeks];

    /// <summary>The names of a group.</summary>
    public GroupKey this[int group] => new(
        grid.Carriers[Carrier(group)],
        grid.Services.Count == 0 ? null : grid.Services[group / (grid.Lanes.Count * weeks) % services],
        grid.Lanes[LaneOf(group)],
        Weeks.Count == 0 ? null : Weeks[group % weeks]);

    /// <summary>The number of a margin that a group is in, of its kind, from 0 on.</summary>
    public int Of(Margin margin, int group) => ((margin == Margin.Carrier ? Carrier(group) : LaneOf(group)) * weeks) + (group % weeks);

    /// <summary>How many of a kind there are.</summary>
    public int CountOf(Margin margin) => (margin == Margin.Carrier ? grid.Carriers.Count : grid.Lanes.Count) * weeks;

    /// <summary>The name of a margin.</summary>
    public string NameOf(Margin margin, int number) => margin == Margin.Carrier ? grid.Carriers[number / weeks] : grid.Lanes[number / weeks].ToString();

    /// <summary>The week of a margin; null where rows span the window.</summary>
    public DateOnly? WeekOf(int number) => Weeks.Count == 0 ? null : Weeks[number % weeks];

    /// <summary>What the warehouse numbers parcels by: the names of each dimension in order.</summary>
    internal IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["carriers"] = Texts(grid.Carriers),
        ["services"] = Texts(grid.Services),
        ["lanes"] = Texts(grid.Lanes.Select(lane => lane.ToString())),
        ["weeks"] = Texts(Weeks.Select(week => week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
    };

    private int Carrier(int group) => group / (services * grid.Lanes.Count * weeks);

    private int LaneOf(int group) => group / weeks % grid.Lanes.Count;

    private static string Texts(IEnumerable<string> values) =>
        $"[{string.Join(',', values.Select(value => $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"))}]";
}
