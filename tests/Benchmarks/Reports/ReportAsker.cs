using System.Net;
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

    /// <summary>
    /// Asks a question again and again after once to warm up, each time of another instant, so that no two answers are the same; then all
    /// of it again. A question that the server fails at is not asked any more.
    /// </summary>
    /// <returns>How long it took until each answer that was made: fewer than runs where the server failed.</returns>
    public async Task<Latencies> AskAsync(Question question, int runs, CancellationToken stop)
    {
        var made = new Latencies();
        var addresses = Enumerable.Range(0, runs + 1).Select(_ => question.Address(values.Draw(chance), SampleJourneys.Now.AddSeconds(++asked))).ToList();
        foreach (var address in addresses)
        {
            if (await TimeAsync(address, stop).ConfigureAwait(false) is not { } elapsed)
            {
                return made;
            }

            if (address != addresses[0])
            {
                made.Add(elapsed);
                Made.Add(elapsed);
            }
        }

        foreach (var address in addresses.Skip(1))
        {
            Kept.Add(await TimeAsync(address, stop).ConfigureAwait(false) ?? throw new HttpRequestException("An answer that was given is not given again."));
        }

        return made;
    }

    private async Task<TimeSpan?> TimeAsync(Uri address, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        using var answer = await client.GetAsync(address, stop).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return time.GetElapsedTime(started);
    }
}
