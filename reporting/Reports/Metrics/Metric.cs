namespace Analytics.Reports;

/// <summary>What a figure measures.</summary>
/// <param name="Name">As figures and legs are named.</param>
/// <param name="Start">The event at which the clock starts, or the date that is compared; null where there is no clock.</param>
/// <param name="Stop">The event at which it stops, or the date that is compared with; null where there is no clock.</param>
/// <param name="Population">The parcels or scans that are measured.</param>
/// <param name="Unit"><c>hours</c>, <c>minutes</c>, or <c>share</c> from 0 to 1.</param>
/// <param name="Counted">Of a share: which of the population it counts.</param>
public sealed record Metric(string Name, string? Start, string? Stop, string Population, string Unit, string? Counted = null);
