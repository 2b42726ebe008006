namespace Analytics.Releases;

/// <summary>How releases are made.</summary>
public sealed record ReleaseOptions
{
    /// <summary>The most that they may tell of a person.</summary>
    public BudgetLimits Limits { get; init; } = BudgetLimits.Default;

    /// <summary>Days after a window's last week until it can be closed: most of its parcels are delivered by then, and the rest count in the next.</summary>
    public int CloseAfterDays { get; init; } = 14;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Limits.Validate();
        if (CloseAfterDays is < 0 or > 120)
        {
            throw new ArgumentException($"closeAfterDays is {CloseAfterDays}: it must be from 0 to 120.");
        }
    }
}
