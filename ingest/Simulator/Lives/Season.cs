namespace Analytics.Simulator;

/// <summary>When parcels are picked up: seconds since 1970-01-01T00:00Z.</summary>
/// <param name="From">First instant.</param>
/// <param name="Until">The observation instant: nothing after it is told.</param>
internal readonly record struct Season(long From, long Until);
