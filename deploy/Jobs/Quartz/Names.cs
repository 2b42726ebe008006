using Quartz;

namespace Analytics.Jobs;

/// <summary>What things are called in Quartz's tables.</summary>
internal static class Names
{
    public const string Scheduler = "analytics";
    public const string TablePrefix = "quartz_";

    /// <summary>Of all jobs and their schedules.</summary>
    public const string Group = "jobs";

    /// <summary>The period of a run that was asked for by hand, in its firing's data.</summary>
    public const string Period = "period";

    public static JobKey JobOf(string name) => new(name, Group);

    public static TriggerKey ScheduleOf(string name) => new(name, Group);
}
