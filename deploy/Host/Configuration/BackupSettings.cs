namespace Analytics.Host.Configuration;

/// <summary>Backups that a server makes by itself.</summary>
internal sealed record BackupSettings
{
    private const int Most = 1000;

    private static readonly TimeSpan shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longest = TimeSpan.FromDays(30);

    /// <summary>Empty for none.</summary>
    public string To { get; init; } = "";

    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    public int Keep { get; init; } = 7;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        if (Every < shortest || Every > longest || Every.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentException($"backup.every is {Every}: it must be whole seconds, between a minute and 30 days.");
        }

        if (Keep is < 1 or > Most)
        {
            throw new ArgumentException($"backup.keep is {Keep}: it must be between 1 and {Most}.");
        }
    }
}
