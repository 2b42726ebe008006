using System.Diagnostics;
using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests.Processes;

/// <summary>This program as a <see cref="Child"/>; killed when disposed of.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    public ChildProcess(Place place, string journal)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Analytics.Jobs.Tests"), [Child.Switch, journal])
        {
            RedirectStandardInput = true,
        };
        start.Environment[Child.Folder] = place.Control.Folder;
        start.Environment[Child.Connection] = place.Control.Connection;
        start.Environment[Child.Password] = place.Password;
        process = Process.Start(start)!;
    }

    public int Id => process.Id;

    /// <summary>Ends the process as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
