using Analytics.Support;

namespace Analytics.Benchmarks.Reports;

/// <summary>One client who asks the served API, one request at a time.</summary>
internal sealed class ReportAsker(HttpClient client, SampleValues values, TimeProvider time)
{
    private readonly Chance chance = new(1);
    private int asked;

    /// <summary>All answers that were made.</summary>
    public Latencies Made { get; } = new();

    /// <summary>All answers to what had been asked before: those that the server kept.</summary>
    public Latencies Kept { get; } = new();

    /// <summary>Asks a question again and again after once to warm up, each time of another instant, so that no two answers are the same; then all of it again.</summary>
    /// <returns>How long it took until an answer that was made.</returns>
    public async Task<Latencies> AskAsync(Question question, int runs, CancellationToken stop)
    {
        await TimeAsync(Next(question), stop).ConfigureAwait(false);
        var made = new Latencies();
        var addresses = Enumerable.Range(0, runs).Select(_ => Next(question)).ToList();
        foreach (var address in addresses)
        {
            var elapsed = await TimeAsync(address, stop).ConfigureAwait(false);
            made.Add(elapsed);
            Made.Add(elapsed);
        }

        foreach (var address in addresses)
        {
            Kept.Add(await TimeAsync(address, stop).ConfigureAwait(false));
        }

        return made;
    }

    private Uri Next(Question question) => question.Address(values.Draw(chance), SampleJourneys.Now.AddSeconds(++asked));

    private async Task<TimeSpan> TimeAsync(Uri address, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        await client.GetByteArrayAsync(address, stop).ConfigureAwait(false);
        return time.GetElapsedTime(started);
    }
}
