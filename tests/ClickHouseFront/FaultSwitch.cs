using System.Collections.Concurrent;

namespace Analytics.ClickHouseFront;

/// <summary>Faults that wait for statements: each strikes one.</summary>
internal sealed class FaultSwitch
{
    private readonly ConcurrentQueue<(Fault Fault, string? Into)> waiting = new();

    /// <param name="fault">What goes wrong.</param>
    /// <param name="into">The table whose next insert it strikes; null for any statement.</param>
    public void Set(Fault fault, string? into) => waiting.Enqueue((fault, into));

    /// <param name="statement">What stands in the address.</param>
    public Fault Take(string statement)
    {
        var strikes = waiting.TryPeek(out var next) && (next.Into is null || statement.StartsWith($"INSERT INTO {next.Into} ", StringComparison.Ordinal));
        return strikes && waiting.TryDequeue(out next) ? next.Fault : Fault.None;
    }
}
