using Analytics.Control;

namespace Analytics.Web;

/// <summary>How the server behaves.</summary>
public sealed record WebOptions
{
    /// <summary>The control database: keys and sessions.</summary>
    public required ControlOptions Control { get; init; }

    /// <summary>Where the dashboard's built files are; need not be there.</summary>
    public string DashboardFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Requests that one key may make in a second, on average.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Requests that one key may make at once.</summary>
    public int RequestBurst { get; init; } = 200;

    /// <summary>Wrong keys, codes and sessions that one address may send in a minute before it is told to wait.</summary>
    public int FailuresPerMinute { get; init; } = 30;

    /// <summary>The most memory that answers are kept in to be given again.</summary>
    public long AnswerCacheBytes { get; init; } = 64L << 20;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        Control.Validate();
        if (string.IsNullOrWhiteSpace(DashboardFolder))
        {
            throw new ArgumentException($"{nameof(DashboardFolder)} is empty: name the folder of the dashboard's files.");
        }

        AtLeastOne(nameof(RequestsPerSecond), RequestsPerSecond);
        AtLeastOne(nameof(RequestBurst), RequestBurst);
        AtLeastOne(nameof(FailuresPerMinute), FailuresPerMinute);
        AtLeastOne(nameof(AnswerCacheBytes), AnswerCacheBytes);
    }

    private static void AtLeastOne(string name, long value)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{name} is {value}: it must be at least 1.");
        }
    }
}
