namespace Analytics.Releases;

/// <summary>What a release would be like with other terms. Of exact counts: for those alone who decide on it.</summary>
/// <param name="Groups">What differs from the definition: <c>as defined</c>, <c>by week</c>, <c>3 x 2 a unit</c> (groups x parcels) ...</param>
/// <param name="Epsilon">At the dataset's delta.</param>
/// <param name="Rho">What it would cost.</param>
/// <param name="Grid">Groups of the grid.</param>
/// <param name="Told">The groups of them that would be told, as a share: those that are large enough with their noise, and nobody's own.</param>
/// <param name="LeftOut">The share of the parcels that would be left out to bound what a unit adds.</param>
/// <param name="TooSmall">Those that would be held back as too small, as a share.</param>
/// <param name="Confidential">Those that would be held back because they are too much one shipper's, as a share.</param>
/// <param name="P50Error">The mean relative error of the median, over the groups told; null without any.</param>
/// <param name="P90Error">That of the 90th percentile.</param>
/// <param name="PlannedSize">Parcels from which on the median is within 5 % and the 90th percentile within 10 %, 999 times in 1,000; null when not up to 50,000.</param>
/// <param name="IsDefined">Whether these are the terms of the definition.</param>
public sealed record PlanRow(
    string Groups, double Epsilon, decimal Rho, long Grid, double LeftOut, double Told, double TooSmall, double Confidential, double? P50Error, double? P90Error, long? PlannedSize, bool IsDefined);

/// <summary>A plan.</summary>
/// <param name="Rows">By what a row spans, then by epsilon.</param>
/// <param name="Parcels">Parcels that would count.</param>
/// <param name="IsClosed">Whether the window is closed; until it is, more parcels may come.</param>
/// <param name="WindowLeft">Rho that is left of the window.</param>
/// <param name="YearLeft">Rho that is left of the twelve windows that end with it.</param>
public sealed record ReleasePlan(IReadOnlyList<PlanRow> Rows, long Parcels, bool IsClosed, decimal WindowLeft, decimal YearLeft);
