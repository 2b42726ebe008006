namespace Analytics.System.Tests.Truth;

/// <summary>A percentile as a report tells it, with its interval, beside what it truly is. All in hours.</summary>
internal sealed record Claim(string Of, double Truth, double? Told, double? Low, double? High)
{
    // Cells know minutes.
    private const double Minute = 1 / 60.0;

    /// <summary>A percentile that reads "not yet" claims nothing.</summary>
    public bool IsMade => Told is not null;

    public bool Holds => Truth >= (Low ?? 0) - Minute && Truth <= (High ?? double.PositiveInfinity) + Minute;
}
