using System.Globalization;
using Quartz;

namespace Analytics.Jobs;

/// <summary>What Quartz says of the firing of a schedule.</summary>
internal static class Firing
{
    /// <summary>
    /// Which period it is for. A firing that comes late, is tried again or is recovered has other times than the first had, but never those
    /// of another period: what it comes before is the next period's beginning.
    /// </summary>
    public static JobPeriod PeriodOf(IJobExecutionContext firing, TimeSpan interval)
    {
        if (firing.MergedJobDataMap.TryGetValue(Names.Period, out var asked))
        {
            return JobPeriod.Of(Convert.ToInt64(asked, CultureInfo.InvariantCulture));
        }

        return firing.NextFireTimeUtc is { } next ? new JobPeriod(next - interval) : JobPeriod.At(firing.ScheduledFireTimeUtc ?? firing.FireTimeUtc, interval);
    }

    /// <summary>Whether it comes after one of the same period that failed or whose process died.</summary>
    public static bool IsAgain(IJobExecutionContext firing) => firing.Recovering || firing.RetryAttempt > 0;
}
