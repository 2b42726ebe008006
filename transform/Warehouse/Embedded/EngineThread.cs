using System.Collections.Concurrent;

namespace Analytics.Warehouse.Embedded;

/// <summary>
/// Where calls that block inside the engine wait: on threads of their own, so that they never hold one of the thread pool. A thread that is done is
/// used again, and never ends: the engine puts its own signal stack into each thread that enters it, and the runtime's, two memory maps, is lost when
/// such a thread ends. With a thread for each call, 11,000 statements come to the 65,530 maps that Linux allows a process.
/// </summary>
internal sealed class EngineThread
{
    private static readonly ConcurrentBag<EngineThread> idle = [];

    private readonly object gate = new();
    private Action? work;

    private EngineThread() => new Thread(Serve) { IsBackground = true, Name = "engine" }.Start();

    /// <summary>Makes a call; what awaits it goes on elsewhere.</summary>
    public static Task<T> Run<T>(Func<T> call)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = idle.TryTake(out var free) ? free : new EngineThread();
        thread.Take(() => Make(call, result, thread));
        return result.Task;
    }

    // Back in the bag before the caller hears of it: then as many threads as calls at the same time are enough.
    private static void Make<T>(Func<T> call, TaskCompletionSource<T> result, EngineThread thread)
    {
        T value;
        try
        {
            value = call();
        }
#pragma warning disable CA1031 // Whatever it is, it is the caller's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            idle.Add(thread);
            result.SetException(e);
            return;
        }

        idle.Add(thread);
        result.SetResult(value);
    }

    private void Take(Action made)
    {
        lock (gate)
        {
            work = made;
            Monitor.Pulse(gate);
        }
    }

    private void Serve()
    {
        while (true)
        {
            Next()();
        }
    }

    private Action Next()
    {
        lock (gate)
        {
            while (work is null)
            {
                Monitor.Wait(gate);
            }

            var next = work;
            work = null;
            return next;
        }
    }
}
