namespace Analytics.Host;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Some data could not be read or kept; everything else was done.</summary>
    public const int Data = 1;

    /// <summary>The command was not given rightly; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT).</summary>
    public const int Stopped = 130;
}
