using System.Diagnostics;

namespace Analytics.System.Tests.Faults;

/// <summary>Where a reader dies, in the order of its work.</summary>
public enum KillPoint
{
    /// <summary>It has read pushes and done nothing with them.</summary>
    Read,
    BeforeScans,
    /// <summary>The server has some of the rows, and not the end of them.</summary>
    AmongScans,
    AfterScans,
    AfterSubjects,
    AfterRejections,
    AmongJourneys,
    /// <summary>All facts are written, and nobody has been told.</summary>
    AfterJourneys,
    /// <summary>What was rejected is in its topic, and nothing is committed.</summary>
    AfterRejectedTopic,
    /// <summary>The pushes are done with, and that may be committed or not.</summary>
    AfterCommit,
}

/// <summary>How it dies.</summary>
internal static class Death
{
    /// <summary>SIGKILL: nothing of the process runs after that.</summary>
    public static void Now()
    {
        Process.GetCurrentProcess().Kill();
        new ManualResetEvent(false).WaitOne();
    }
}
