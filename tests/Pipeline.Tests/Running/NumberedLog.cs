using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;

namespace Analytics.Pipeline.Tests.Running;

/// <summary>
/// Blocks of three pushes, each with one scan whose time tells which push it was, so that what is written can be held against
/// what is committed.
/// </summary>
internal static class NumberedLog
{
    private const int PushesPerBlock = 3;

    public static IReadOnlyList<PushBlock> Blocks(int count)
    {
        var (format, pushes) = ScriptedReader.FormatOf([.. Enumerable.Range(0, count * PushesPerBlock).Select(PushOf)]);
        return [.. pushes.Chunk(PushesPerBlock).Select((chunk, i) => Harness.Blocks.Of(format, chunk, after: i))];
    }

    /// <summary>True when the scans and journeys of these blocks are all in the warehouse.</summary>
    public static bool AreWritten(IEnumerable<BlockOutcome> blocks, RecordingClickHouse warehouse)
    {
        var scans = warehouse.Rows("scans").Select(row => row.Get<ulong>("at")).ToHashSet();
        var journeys = warehouse.Rows("journeys").Select(row => row.Get<ulong>("picked_up") >> 32).ToHashSet();
        return blocks
            .SelectMany(outcome => Enumerable.Range((int)outcome.Block.After * PushesPerBlock, PushesPerBlock))
            .All(push => scans.Contains(TimeOf(push)) && journeys.Contains(TimeOf(push)));
    }

    /// <summary>The blocks committed, by number, in order.</summary>
    public static IEnumerable<int> Numbers(MemoryLog log) => log.Committed.Select(outcome => (int)outcome.Block.After);

    private static ScriptedPush PushOf(int index) =>
        ScriptedPush.Of(new ScriptedParcel($"ZZ{index}QQ", new ScriptedScan(Milestone.PickedUp, (long)TimeOf(index))));

    private static ulong TimeOf(int push) => (ulong)(ScriptedPushes.Start + push);
}
