using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Jobs.Tests.Support;

/// <summary>Schedulers of tests, and waiting for them.</summary>
internal static class Waiting
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan betweenLooks = TimeSpan.FromMilliseconds(50);

    public static Task<JobScheduler> StartAsync(this Place place, params IEnumerable<IScheduledJob> jobs) =>
        JobScheduler.StartAsync(place.Options, jobs, TimeProvider.System, NullLoggerFactory.Instance);

    public static Task<JobControl> ControlAsync(this Place place) => JobControl.OpenAsync(place.Control, TimeProvider.System);

    /// <summary>The one job's status once something holds of it.</summary>
    public static async Task<JobStatus> UntilAsync(this JobControl control, Func<JobStatus, bool> holds)
    {
        using var limit = new CancellationTokenSource(longest);
        while (true)
        {
            if ((await control.ListAsync(limit.Token)).SingleOrDefault() is { } status && holds(status))
            {
                return status;
            }

            await Task.Delay(betweenLooks, limit.Token);
        }
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(longest);
        while (!holds())
        {
            await Task.Delay(betweenLooks, limit.Token);
        }
    }
}
