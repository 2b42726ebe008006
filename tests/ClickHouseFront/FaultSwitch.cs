using System.Collections.Concurrent;

namespace Analytics.ClickHouseFront;

/// <summary>Faults that wait for statements: each strikes one.</summary>
internal sealed class FaultSwitch
{
    private readonly ConcurrentQueue<Fault> waiting = new();

    public void Set(Fault fault) => waiting.Enqueue(fault);

    public Fault Take() => waiting.TryDequeue(out var fault) ? fault : Fault.None;
}
