using System.Runtime.ExceptionServices;

namespace Analytics.Host.Serving;

/// <summary>Why a process stops although nobody asked it to. Thread-safe.</summary>
internal sealed class Failure
{
    private volatile ExceptionDispatchInfo? first;

    public void Set(Exception failure) => Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(failure), null);

    /// <summary>Throws what was set, if anything was.</summary>
    public void Throw() => first?.Throw();
}
