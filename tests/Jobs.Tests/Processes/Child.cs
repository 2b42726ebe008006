using Analytics.Control;
using Analytics.Jobs.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Jobs.Tests.Processes;

/// <summary>A process with a scheduler and one job, which writes into a journal when it begins and when it ends.</summary>
internal static class Child
{
    public const string Switch = "--child";
    public const string Folder = "JOBS_FOLDER";
    public const string Connection = "JOBS_CONNECTION";
    public const string Password = "JOBS_PASSWORD";

    private static readonly TimeSpan work = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string journal)
    {
        var control = Environment.GetEnvironmentVariable(Folder) is { } folder
            ? new ControlOptions { Folder = folder }
            : new ControlOptions { Connection = Environment.GetEnvironmentVariable(Connection), Password = ControlPassword.FromText(Environment.GetEnvironmentVariable(Password) ?? "") };
        var job = new TestJob(TestJob.Day, async (period, cancellation) =>
        {
            Journal.Note(journal, "begin", $"{period.Start:yyyyMMddHHmmss}");
            // The first to begin is at it until it is killed.
            var isFirst = Journal.Of(journal, "begin").Count == 1;
            await Task.Delay(isFirst ? Timeout.InfiniteTimeSpan : work, cancellation);
            Journal.Note(journal, "end", $"{period.Start:yyyyMMddHHmmss}");
            return "written";
        });
        await using var place = new Place(control, null, () => ValueTask.CompletedTask);
        await using (await JobScheduler.StartAsync(place.Options, [job], TimeProvider.System, NullLoggerFactory.Instance))
        {
            Journal.Note(journal, "up", "-");
            await Console.In.ReadLineAsync();
        }

        return 0;
    }
}
