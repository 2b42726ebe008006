using System.Diagnostics;
using System.Globalization;
using Analytics.Benchmarks.Kafka;
using Analytics.Benchmarks.Reports;
using Analytics.Control;
using Analytics.Custody;
using Analytics.Custody.Requests;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Pipeline;
using Analytics.Support.Custody;
using Analytics.Support.RawLog;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Requests;

/// <summary>Requests to erase parcels of a large warehouse: entered, listed and carried out, while pushes come in.</summary>
internal sealed class RequestBench(RequestBenchOptions options, TimeProvider time)
{
    private const int PushesOfBatch = 500;

    public async Task RunAsync(string folder)
    {
        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder }, time).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            var keys = FolderCustody.Keys(folder, time);
            var control = new ControlOptions { Folder = Path.Combine(folder, "control") };
            using var orders = await StandingOrders.OpenAsync(control, keys, warehouse, time).ConfigureAwait(false);
            using var book = await RequestBook.OpenAsync(control, "", time).ConfigureAwait(false);
            await FillAsync(warehouse).ConfigureAwait(false);
            await MakeKeysAsync(folder, warehouse.ClickHouse).ConfigureAwait(false);
            var rights = new SubjectRights(warehouse, orders, keys, time);
            await EnterAsync(book, new SampleRights(rights, await ParcelsAsync(warehouse.ClickHouse).ConfigureAwait(false))).ConfigureAwait(false);

            using var stop = new CancellationTokenSource();
            var intake = TakeAsync(warehouse, new PushCustody(keys.Live(), orders, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), stop.Token);
            var started = time.GetTimestamp();
            var run = await new RequestRunner(book, rights, []).RunAsync().ConfigureAwait(false);
            var took = time.GetElapsedTime(started);
            await stop.CancelAsync().ConfigureAwait(false);
            var (pushes, batches) = await intake.ConfigureAwait(false);
            batches.Sort();
            Say($"carried out {run.Done:N0} in {took.TotalSeconds:N1} s: {run.Done / took.TotalSeconds:N0} a second; left {run.Left.Count}; journeys left {await warehouse.ClickHouse.ReadScalarAsync<long>(new Statement("SELECT uniqExact(epoch, parcel) FROM journeys")).ConfigureAwait(false):N0}");
            Say($"meanwhile {pushes:N0} pushes were written, {pushes / took.TotalSeconds:N0} a second; a batch of {PushesOfBatch} in p50 {batches[batches.Count / 2].TotalMilliseconds:N0} ms, at most {batches[^1].TotalMilliseconds:N0} ms");
        }

        using var self = Process.GetCurrentProcess();
        Say($"peak memory of this process, engine included: {self.PeakWorkingSet64 / 1e6:N0} MB");
    }

    private async Task FillAsync(Warehouse.Warehouse warehouse)
    {
        await SampleJourneys.AddAsync(warehouse.ClickHouse, 0, options.Journeys, CancellationToken.None).ConfigureAwait(false);
        await warehouse.ClickHouse.ExecuteAsync(new Statement(BenchSql.Text("Requests.sample_scans.sql"))).ConfigureAwait(false);
        await warehouse.Cells.RefreshAsync().ConfigureAwait(false);
        await warehouse.ScanCells.RefreshAsync().ConfigureAwait(false);
        var scans = await warehouse.ClickHouse.ReadScalarAsync<long>(new Statement("SELECT count() FROM scans")).ConfigureAwait(false);
        Say($"{options.Journeys:N0} journeys, {scans:N0} scans; {Environment.ProcessorCount} cores");
    }

    // Those of the sample's months, as if they had been made then.
    private static async Task MakeKeysAsync(string folder, IClickHouse clickHouse)
    {
        await foreach (var epoch in clickHouse.ReadLinesAsync(new Statement("SELECT DISTINCT epoch FROM journeys")).ConfigureAwait(false))
        {
            FolderCustody.Keys(folder, new ThatMonth(Epoch.Start(uint.Parse(epoch, CultureInfo.InvariantCulture)))).Current();
        }
    }

    private async Task<List<KnownParcel>> ParcelsAsync(IClickHouse clickHouse)
    {
        var statement = new Statement(BenchSql.Text("Requests.some_parcels.sql"), new Dictionary<string, string> { ["count"] = options.Requests.ToString(CultureInfo.InvariantCulture) });
        var bytes = await clickHouse.ReadBytesAsync(statement, "RowBinary").ConfigureAwait(false);
        const int Size = sizeof(uint) + Token.Size;
        return [.. Enumerable.Range(0, bytes.Length / Size).Select(i => new KnownParcel(
            BitConverter.ToUInt32(bytes.Span[(i * Size)..]), Token.Read(bytes.Span[((i * Size) + sizeof(uint))..]).ToBits()))];
    }

    private async Task EnterAsync(RequestBook book, SampleRights seal)
    {
        var entry = new RequestEntry(book, seal);
        var started = time.GetTimestamp();
        for (var i = 0; i < options.Requests; i++)
        {
            await entry.EnterAsync(RequestVerb.Erase, [new SubjectReference(ReferenceKind.TrackingNumber, $"ZZ{i:000000000}QQ")], isVerified: true, "bench").ConfigureAwait(false);
        }

        var entered = time.GetElapsedTime(started);
        var lists = new List<double>();
        for (var offset = 0; offset < options.Requests; offset += Math.Max(1, options.Requests / 20))
        {
            started = time.GetTimestamp();
            await book.ListAsync(new RequestFilter { Limit = 100, Offset = offset }).ConfigureAwait(false);
            await book.CountAsync().ConfigureAwait(false);
            lists.Add(time.GetElapsedTime(started).TotalMilliseconds);
        }

        Say($"entered {options.Requests:N0} requests, {options.Requests / entered.TotalSeconds:N0} a second; a page of 100 with the counts: p50 {lists.Order().ElementAt(lists.Count / 2):N1} ms, at most {lists.Max():N1} ms");
    }

    private async Task<(long Pushes, List<TimeSpan> Batches)> TakeAsync(Warehouse.Warehouse warehouse, PushCustody custody, CancellationToken stop)
    {
        var (pushes, batches) = (0L, new List<TimeSpan>());
        var pipeline = new Pipeline.Pipeline(warehouse.ClickHouse, custody, new PipelineOptions { Workers = 1 });
        for (var batch = 0; !stop.IsCancellationRequested; batch++)
        {
            var told = SmallPushes.Of(batch * PushesOfBatch, PushesOfBatch);
            var started = time.GetTimestamp();
            await pipeline.RunAsync(new GivenPushes(Plant.Format, [told]), "bench", CancellationToken.None).ConfigureAwait(false);
            batches.Add(time.GetElapsedTime(started));
            pushes += PushesOfBatch;
            await Task.Delay(TimeSpan.FromMilliseconds(250), CancellationToken.None).ConfigureAwait(false);
        }

        return (pushes, batches);
    }

    private sealed class ThatMonth(DateTimeOffset start) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => start;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
