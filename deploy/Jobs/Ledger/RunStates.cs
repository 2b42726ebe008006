namespace Analytics.Jobs;

internal static class RunStates
{
    /// <summary>As it stands in the table.</summary>
    public static string NameOf(RunState state) => state switch
    {
        RunState.Running => "running",
        RunState.Done => "done",
        _ => "failed",
    };
}
