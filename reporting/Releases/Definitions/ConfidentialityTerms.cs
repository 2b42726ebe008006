namespace Analytics.Releases;

/// <summary>Rules that protect businesses, on exact counts: they are not differentially private, and are said not to be.</summary>
public sealed record ConfidentialityTerms
{
    /// <summary>The fewest recipients behind a group.</summary>
    public int Recipients { get; init; } = 10;

    /// <summary>The fewest shippers behind a group; 0 when sources tell none, and no rule on shippers can be applied.</summary>
    public int Shippers { get; init; } = 3;

    /// <summary>The most of a group, as a share, that its largest shipper may have.</summary>
    public double LargestShare { get; init; } = 0.50;

    /// <summary>The most of a group, as a share, that its two largest shippers may have together.</summary>
    public double TwoLargestShare { get; init; } = 0.67;

    /// <summary>The p % rule: the second largest shipper must not be able to tell the largest to within so many percent.</summary>
    public double Percent { get; init; } = 10;
}
