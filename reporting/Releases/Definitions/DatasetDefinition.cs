namespace Analytics.Releases;

/// <summary>
/// What a dataset is, fixed before its data are looked at: a table with a row for each group of a public grid and each window. One file,
/// <c>ID.json</c>, tells it.
/// </summary>
public sealed record DatasetDefinition
{
    /// <summary>Names the dataset: 1 to 40 small letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>One line, for people.</summary>
    public required string Title { get; init; }

    /// <summary>What is in it and what it is good for: a paragraph.</summary>
    public required string Description { get; init; }

    public required Grid Grid { get; init; }

    public PrivacyTerms Privacy { get; init; } = new();

    public ConfidentialityTerms Confidentiality { get; init; } = new();

    /// <summary>Totals that are published beside the groups.</summary>
    public IReadOnlyList<Margin> Totals { get; init; } = [];

    /// <summary>Where durations are cut, in hours, ascending; the last bin is open.</summary>
    public DurationBins Bins { get; init; } = DurationBins.OfParcels;
}

/// <summary>Totals over the groups of a release: of each carrier, or of each lane.</summary>
public enum Margin
{
    Carrier,
    Lane,
}
