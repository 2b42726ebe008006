namespace Analytics.Reports;

/// <summary>The values that occur in the cells, each list sorted.</summary>
/// <param name="Carriers">As reports name them.</param>
/// <param name="Services">As reports name them.</param>
/// <param name="Origins">Place codes.</param>
/// <param name="Destinations">Place codes.</param>
/// <param name="Lanes">Origin and destination: <c>US-CA->US-NY</c>.</param>
/// <param name="FirstWeek">The Monday of the first week; null where there are no cells.</param>
/// <param name="LastWeek">The Monday of the last week; null where there are no cells.</param>
public sealed record FilterValues(
    IReadOnlyList<string> Carriers,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> Origins,
    IReadOnlyList<string> Destinations,
    IReadOnlyList<string> Lanes,
    DateOnly? FirstWeek,
    DateOnly? LastWeek);
