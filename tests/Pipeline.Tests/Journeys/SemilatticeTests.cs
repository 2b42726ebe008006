using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Warehouse;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Pipeline.Tests.Journeys;

/// <summary>
/// Invariant 2: merging is commutative, associative and idempotent, within a batch (here) and between batches (the engine, by the
/// schema's functions), so that any order, repetition and batching of the same pushes leaves the same facts.
/// </summary>
public sealed class SemilatticeTests
{
    private static readonly string[] Tables = ["journeys", "scans", "retractions", "subjects"];

    [Fact]
    public void The_same_pushes_in_any_order_and_any_batches_and_some_of_them_again_leave_the_same_facts()
    {
        var cases = from pushes in ScriptedPushes.Kept.NonEmptyListOf()
                    from again in Gen.SubListOf(pushes.AsEnumerable())
                    from order in Gen.Shuffle(pushes.Concat(again).ToArray())
                    from batchOf in Gen.Choose(0, 3).ArrayOf(order.Length)
                    select (pushes, order, batchOf);

        Prop.ForAll(cases.ToArbitrary(), given => Assert.Equal(
            Merged([given.pushes]),
            Merged(given.order.Zip(given.batchOf).GroupBy(pair => pair.Second, pair => pair.First)))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Within_a_batch_the_order_of_pushes_changes_no_byte_of_a_journey()
    {
        var cases = from pushes in ScriptedPushes.Kept.NonEmptyListOf()
                    from order in Gen.Shuffle(pushes.Concat(pushes).ToArray())
                    select (pushes, order);

        Prop.ForAll(cases.ToArbitrary(), given =>
            Assert.Equal(Encoded([.. given.pushes]), Encoded(given.order))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_scans_of_a_snapshot_may_come_in_any_number_of_pushes()
    {
        var cases = from parcel in ScriptedPushes.Parcel
                    from scans in ScriptedPushes.Scan.NonEmptyListOf()
                    from pushOf in Gen.Choose(0, 3).ArrayOf(scans.Count)
                    select (parcel: parcel with { SnapshotAt = ScriptedPushes.Start }, scans, pushOf);

        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var cut = given.scans.Zip(given.pushOf).GroupBy(pair => pair.Second, pair => pair.First)
                .Select(scans => ScriptedPush.Of(given.parcel with { Scans = [.. scans] }));
            Assert.Equal(Merged([[ScriptedPush.Of(given.parcel with { Scans = [.. given.scans] })]]), Merged([cut]));
        }).QuickCheckThrowOnFailure();
    }

    private static List<string> Merged(IEnumerable<IEnumerable<ScriptedPush>> batches)
    {
        var written = batches.Select(batch => Transformed.From([.. batch])).ToList();
        var facts = from table in Tables
                    from row in EngineMerge.Of(table, written.SelectMany(batch => batch.Rows(table)))
                    select $"{table}: {row}";
        return [.. facts];
    }

    private static List<string> Encoded(IReadOnlyList<ScriptedPush> pushes) =>
        [.. Transformed.From(pushes).Rows("journeys").Select(row => Convert.ToHexString(row.Bytes.Span)).Order(StringComparer.Ordinal)];
}
