namespace Analytics.Host.Configuration;

/// <summary>When scheduled work is done.</summary>
internal sealed record JobSettings
{
    private static readonly TimeSpan shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longest = TimeSpan.FromDays(1);

    public TimeSpan CellsEvery { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ScanCellsEvery { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan AlertsEvery { get; init; } = TimeSpan.FromHours(1);

    public int RawLogKeyDays { get; init; } = 7;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        foreach (var (name, every) in new[] { (nameof(CellsEvery), CellsEvery), (nameof(ScanCellsEvery), ScanCellsEvery), (nameof(AlertsEvery), AlertsEvery) })
        {
            if (every < shortest || every > longest || every.Ticks % TimeSpan.TicksPerSecond != 0)
            {
                throw new ArgumentException($"{name} is {every}: it must be whole seconds, between a second and a day.");
            }
        }

        // The most that the policy allows any key.
        if (RawLogKeyDays is < 1 or > 180)
        {
            throw new ArgumentException($"{nameof(RawLogKeyDays)} is {RawLogKeyDays}: it must be between 1 and 180.");
        }
    }
}
