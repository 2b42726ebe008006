namespace Analytics.Releases;

/// <summary>Names a total.</summary>
internal readonly record struct TotalKey(Margin Margin, string Key, DateOnly? Week);

/// <summary>Which keys a grid has in a window.</summary>
internal sealed class GridKeys
{
    private readonly HashSet<string> carriers;
    private readonly HashSet<string> services;
    private readonly HashSet<Lane> lanes;
    private readonly HashSet<string> laneNames;
    private readonly HashSet<DateOnly> weeks;

    /// <param name="grid">The grid.</param>
    /// <param name="window">As <c>2026-08</c>; of any other text, the grid has no weeks.</param>
    public GridKeys(Grid grid, string window)
    {
        carriers = [.. grid.Carriers];
        services = [.. grid.Services];
        lanes = [.. grid.Lanes];
        laneNames = [.. grid.Lanes.Select(lane => lane.ToString())];
        weeks = grid.Period == Period.Week && Window.TryParse(window, out var month) ? [.. GridIndex.WeeksOf(month)] : [];
        IsWeekly = grid.Period == Period.Week;
    }

    /// <summary>Groups in all.</summary>
    public long Count => (long)carriers.Count * lanes.Count * Services * Periods;

    private bool IsWeekly { get; }

    private int Periods => IsWeekly ? weeks.Count : 1;

    private int Services => Math.Max(1, services.Count);

    public bool Has(GroupKey key) =>
        carriers.Contains(key.Carrier)
        && (key.Service is null ? services.Count == 0 : services.Contains(key.Service))
        && lanes.Contains(key.Lane)
        && HasWeek(key.Week);

    public bool Has(TotalKey key) => (key.Margin == Margin.Carrier ? carriers : laneNames).Contains(key.Key) && HasWeek(key.Week);

    /// <summary>Groups that a total is the sum of.</summary>
    public long GroupsOf(Margin margin) => (long)Services * (margin == Margin.Carrier ? lanes.Count : carriers.Count);

    /// <summary>Totals that a margin has.</summary>
    public long TotalsOf(Margin margin) => (long)Periods * (margin == Margin.Carrier ? carriers.Count : laneNames.Count);

    private bool HasWeek(DateOnly? week) => IsWeekly ? week is { } monday && weeks.Contains(monday) : week is null;
}
