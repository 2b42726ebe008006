namespace Analytics.Releases;

/// <summary>
/// The groups of a dataset, known to everybody before any data are: carriers x services x lanes x periods of a window, whether there are
/// parcels in a group or not.
/// </summary>
public sealed record Grid
{
    /// <summary>Carriers by their names in the warehouse: <c>dhl</c>.</summary>
    public required IReadOnlyList<string> Carriers { get; init; }

    /// <summary>Services as carriers name them; empty when groups are not split by service.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Origin and destination of each lane.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    public Period Period { get; init; } = Period.Month;
}

/// <summary>A lane: two countries, ISO 3166-1 alpha-2.</summary>
public readonly record struct Lane(string Origin, string Destination)
{
    public override string ToString() => $"{Origin}-{Destination}";
}

/// <summary>What a row of a dataset spans.</summary>
public enum Period
{
    /// <summary>The window itself.</summary>
    Month,

    /// <summary>ISO weeks, by their Mondays.</summary>
    Week,
}

/// <summary>The names of one group.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Service">The service; null where groups are not split by it.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Week">The Monday; null where a row spans the window.</param>
public sealed record GroupKey(string Carrier, string? Service, Lane Lane, DateOnly? Week);
