namespace Analytics.Releases;

/// <summary>The numbers of groups by their names: the way back of <see cref="GridIndex"/>.</summary>
internal sealed class GridNumbers(Grid grid, GridIndex index)
{
    private readonly Dictionary<string, int> carriers = Places(grid.Carriers);
    private readonly Dictionary<string, int> services = Places(grid.Services);
    private readonly Dictionary<Lane, int> lanes = Places(grid.Lanes);
    private readonly Dictionary<DateOnly, int> weeks = Places(index.Weeks);

    /// <summary>The number; -1 where there is none.</summary>
    public int this[GroupKey key]
    {
        get
        {
            var carrier = carriers.GetValueOrDefault(key.Carrier, -1);
            var service = Place(services, key.Service);
            var lane = lanes.GetValueOrDefault(key.Lane, -1);
            var week = key.Week is { } monday ? weeks.GetValueOrDefault(monday, -1) : weeks.Count == 0 ? 0 : -1;
            return Math.Min(Math.Min(carrier, service), Math.Min(lane, week)) < 0
                ? -1
                : (((((carrier * Math.Max(1, services.Count)) + service) * lanes.Count) + lane) * Math.Max(1, weeks.Count)) + week;
        }
    }

    private static int Place(Dictionary<string, int> places, string? name) => name is null ? (places.Count == 0 ? 0 : -1) : places.GetValueOrDefault(name, -1);

    private static Dictionary<T, int> Places<T>(IReadOnlyList<T> names)
        where T : notnull => names.Index().ToDictionary(name => name.Item, name => name.Index);
}
