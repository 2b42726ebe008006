namespace Analytics.Eta.Tests;

/// <summary>What work costs in memory.</summary>
internal static class Memory
{
    private const int Rounds = 5;

    /// <summary>Bytes in each of some rounds, after a first one. The runtime itself allocates now and then as it recompiles; what the work costs shows in every round.</summary>
    public static List<long> Of(Action work)
    {
        work();
        return [.. Enumerable.Range(0, Rounds).Select(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        })];
    }
}
