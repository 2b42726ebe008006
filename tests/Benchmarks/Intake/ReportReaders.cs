using System.Text.Json;

namespace Analytics.Benchmarks.Intake;

/// <summary>Clients who read reports all the while, a second or so apart, and one who looks how soon pushes are in them.</summary>
internal sealed class ReportReaders(IReadOnlyList<HttpClient> clients, TimeProvider time)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Reports =
    [
        "delivery-times?group=carrier", "delivery-times?group=carrier,week", "carrier-speed?group=lane", "on-time?group=carrier,month", "milestones?group=carrier",
    ];

    private int errors;

    public Latencies Answers { get; } = new();

    /// <summary>From the acknowledgement of a push to a report that counts it.</summary>
    public Latencies Freshness { get; } = new();

    public int Errors => errors;

    /// <summary>Reads until it is stopped.</summary>
    public Task ReadAsync(CancellationToken stop) => Task.WhenAll(clients.Select((client, number) => Task.Run(async () =>
    {
        for (var i = number; !stop.IsCancellationRequested; i++)
        {
            var started = time.GetTimestamp();
            using var answer = await client.GetAsync(new Uri($"/v1/reports/{Reports[i % Reports.Length]}", UriKind.Relative), CancellationToken.None).ConfigureAwait(false);
            await answer.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
            Answers.Add(time.GetElapsedTime(started));
            Interlocked.Add(ref errors, answer.IsSuccessStatusCode ? 0 : 1);
            await Task.Delay(BetweenReports, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    })));

    /// <summary>Parcels that the reports count.</summary>
    public async Task<long> ParcelsAsync()
    {
        using var answer = JsonDocument.Parse(await clients[0].GetByteArrayAsync(new Uri("/v1/reports/coverage", UriKind.Relative)).ConfigureAwait(false));
        return answer.RootElement.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("parcels").GetInt64());
    }

    /// <summary>Looks again and again how long it takes until the reports have all that was acknowledged, each push being a parcel of its own.</summary>
    public async Task LookAsync(Func<int> acknowledged, long before, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (wanted, started) = (before + acknowledged(), time.GetTimestamp());
            while (await ParcelsAsync().ConfigureAwait(false) < wanted)
            {
                await Task.Delay(BetweenLooks, time, CancellationToken.None).ConfigureAwait(false);
            }

            Freshness.Add(time.GetElapsedTime(started));
            await Task.Delay(BetweenLooks, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
