using System.Globalization;
using Analytics.Jobs;

namespace Analytics.Host.Reporting;

/// <summary>Jobs as a table, and below it why the latest runs failed, in full.</summary>
internal static class JobTable
{
    public static void Write(IReadOnlyList<JobStatus> jobs, DateTimeOffset now, TextWriter output)
    {
        if (jobs.Count == 0)
        {
            output.WriteLine("There are no jobs yet: 'analytics up' and 'analytics transform' have them, from their first start on.");
            return;
        }

        TextTable.Write(jobs, Columns(now), output);
        foreach (var job in jobs.Where(job => job.Last is { State: RunState.Failed }))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.Name} failed (attempt {job.Last!.Attempt}): {job.Last.Outcome}"));
        }
    }

    private static TextColumn<JobStatus>[] Columns(DateTimeOffset now) =>
    [
        new("job", job => job.Name, IsText: true),
        new("last run", job => job.Last is { } last ? Figures.Time(last.StartedAt) : "never"),
        new("took", job => job.Last is { } last ? Took(last.Took ?? now - last.StartedAt) : ""),
        new("outcome", job => job.Last is { } last ? OutcomeOf(last) : "", IsText: true),
        new("next run", job => job.IsPaused ? "paused" : job.NextAt is { } next ? Figures.Time(next) : ""),
    ];

    private static string OutcomeOf(JobRun run) => run.State switch
    {
        RunState.Done => run.Outcome ?? "",
        RunState.Failed => "failed",
        _ => "running",
    };

    private static string Took(TimeSpan took) => took < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s")
        : took.ToString(took < TimeSpan.FromHours(1) ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
