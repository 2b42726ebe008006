namespace Analytics.Custody.Retention;

/// <summary>Causes and steps as they are written: <c>key destroyed</c>.</summary>
public static class RetentionNames
{
    private static readonly Dictionary<RetentionStep, string> steps = new()
    {
        [RetentionStep.Begun] = "begun",
        [RetentionStep.Frozen] = "frozen",
        [RetentionStep.KeyDestroyed] = "key destroyed",
        [RetentionStep.KeyMissing] = "key missing",
        [RetentionStep.Dropped] = "dropped",
        [RetentionStep.Done] = "done",
    };

    private static readonly Dictionary<RetentionCause, string> causes = new()
    {
        [RetentionCause.Due] = "due",
        [RetentionCause.Orphaned] = "orphaned",
        [RetentionCause.Late] = "late",
    };

    public static string Of(RetentionStep step) => steps[step];

    public static string Of(RetentionCause cause) => causes[cause];

    internal static RetentionStep StepOf(string name) => steps.First(step => step.Value == name).Key;

    internal static RetentionCause CauseOf(string name) => causes.First(cause => cause.Value == name).Key;
}
