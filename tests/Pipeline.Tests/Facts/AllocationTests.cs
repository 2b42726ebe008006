using System.Globalization;
using Analytics.Formats;
using Analytics.Pipeline.Linking;
using Analytics.Pipeline.Tests.Harness;

namespace Analytics.Pipeline.Tests.Facts;

public sealed class AllocationTests
{
    private const int Pushes = 1000;
    private const int EventsPerPush = 10;
    private const int Rounds = 5;
    private const double MostBytesPerPush = 8;

    [Fact]
    public void A_warm_worker_transforms_a_push_without_allocating()
    {
        var block = Blocks.Of(Blocks.Format("17track"), [.. Enumerable.Range(0, Pushes).Select(PushOf)]);
        using var worker = new PushWorker(TestKeys.Current, EarlierParcels.None, Transformed.Load);
        Assert.Equal((Pushes, Pushes * EventsPerPush), (Pipeline.Transform(block, worker).Kept, worker.Batch.Size));

        // The least of several: the runtime's own work on this thread now and then counts too.
        var least = Enumerable.Range(0, Rounds).Min(_ => Allocated(worker, block));

        Assert.InRange(least / (double)Pushes, 0, MostBytesPerPush);
    }

    private static long Allocated(PushWorker worker, PushBlock block)
    {
        worker.Batch.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pipeline.Transform(block, worker);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string PushOf(int index)
    {
        var events = Enumerable.Range(0, EventsPerPush).Select(hour => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"time_iso":"2026-10-01T{{{hour:00}}}:30:00+02:00","description":"left \u0022hub\u0022","stage":"Departure",
            "address":{"country":"DE","state":"BE","city":"Berlin","postal_code":"10115"}}
            """));
        var number = index.ToString("'ZZ'000000000'QQ'", CultureInfo.InvariantCulture);
        return Json.Push(string.Join(',', events), number, ",\"phone_number\":\"+49 30 5550 1992\"");
    }
}
