using System.Globalization;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Pipeline;
using Analytics.Warehouse;

namespace Analytics.Benchmarks;

/// <summary>File to committed rows: our pipeline, ClickHouse's SQL on the same file, and the limit, the engine taking the same rows ready-made.</summary>
internal sealed class WholeMachine(string file, long scans, PushCustody custody, IClickHouse clickHouse, TimeProvider time)
{
    public async Task<Measured> OursAsync()
    {
        await ClearAsync().ConfigureAwait(false);
        var log = new FileLog([new FileToLoad(file)], PushFraming.JsonMessages, _ => OneCore.Format(), new NoJournal());
        var started = time.GetTimestamp();
        await new Pipeline.Pipeline(clickHouse, custody, new PipelineOptions()).RunAsync(log, "bench", CancellationToken.None).ConfigureAwait(false);
        return new Measured(log.TallyOf(0).Scans, time.GetElapsedTime(started));
    }

    /// <summary>Reads the rows that our run left, then gives them back to the engine as they are.</summary>
    public async Task<Measured> LimitAsync()
    {
        var ready = new Dictionary<string, List<ReadOnlyMemory<byte>>>();
        foreach (var table in new[] { "scans", "journeys" })
        {
            var chunks = new List<ReadOnlyMemory<byte>>();
            await foreach (var chunk in clickHouse.QueryAsync(new Statement($"SELECT * FROM {table}"), "RowBinary").ConfigureAwait(false))
            {
                chunks.Add(chunk.ToArray());
            }

            ready.Add(table, chunks);
        }

        await ClearAsync().ConfigureAwait(false);
        var started = time.GetTimestamp();
        await Task.WhenAll(ready.Select(table => clickHouse.InsertAsync(table.Key, table.Value).AsTask())).ConfigureAwait(false);
        return new Measured(scans, time.GetElapsedTime(started));
    }

    public async Task<Measured> PeerAsync(int threads)
    {
        await clickHouse.ExecuteAsync(new Statement(BenchSql.Text("peer_table.sql"))).ConfigureAwait(false);
        var parameters = new Dictionary<string, string>
        {
            ["file"] = file,
            ["key"] = new('k', 32),
            ["threads"] = threads.ToString(CultureInfo.InvariantCulture),
        };
        var started = time.GetTimestamp();
        await clickHouse.ExecuteAsync(new Statement(BenchSql.Text("peer.sql"), parameters)).ConfigureAwait(false);
        return new Measured(scans, time.GetElapsedTime(started));
    }

    private async Task ClearAsync()
    {
        foreach (var table in new[] { "scans", "journeys" })
        {
            await clickHouse.ExecuteAsync(new Statement($"TRUNCATE TABLE {table}")).ConfigureAwait(false);
        }
    }

    private sealed class NoJournal : IFileJournal
    {
        public ValueTask SaveAsync(int file, FilePosition position, PushTally tally, bool isDone, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
