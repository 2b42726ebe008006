using System.Runtime.InteropServices;

namespace Analytics.Eta;

/// <summary>Runs long work on a thread of its own at the lowest priority, and the threads that it starts: whoever serves beside it goes first.</summary>
internal static partial class LowPriority
{
    private const int OfProcess = 0;
    private const int CallingThread = 0;
    private const int Lowest = 19;

    public static Task<T> Run<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            // On Linux this is told of the calling thread alone, and goes on to threads that it starts.
            _ = SetPriority(OfProcess, CallingThread, Lowest);
            return work();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
