using System.Security.Cryptography;
using System.Text;

namespace Analytics.Benchmarks.Intake;

/// <summary>Senders of signed pushes at a fixed rate, each push due at its instant whether the one before was answered or not.</summary>
internal sealed class PushSenders(HttpClient client, string secret, int rate, TimeProvider time)
{
    /// <summary>Connections: as many as pushes may be under way.</summary>
    private const int Connections = 512;

    private readonly byte[] suffix = Encoding.UTF8.GetBytes("/" + secret);
    private int next = -1;
    private int acknowledged;
    private int errors;

    /// <summary>From the instant at which a push was due to its answer.</summary>
    public Latencies Answers { get; } = new();

    public int Acknowledged => Volatile.Read(ref acknowledged);

    public int Errors => errors;

    /// <summary>Sends for a while.</summary>
    /// <returns>How long it took until the last answer.</returns>
    public async Task<TimeSpan> RunAsync(TimeSpan duration)
    {
        var count = (int)(rate * duration.TotalSeconds);
        var started = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(started, count)))).ConfigureAwait(false);
        return time.GetElapsedTime(started);
    }

    private async Task SendAsync(long started, int count)
    {
        for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
        {
            var due = TimeSpan.FromSeconds((double)number / rate);
            if (due - time.GetElapsedTime(started) is { Ticks: > 0 } early)
            {
                await Task.Delay(early, time).ConfigureAwait(false);
            }

            var isKept = await SendAsync(SamplePushes.Bytes(number)).ConfigureAwait(false);
            Answers.Add(time.GetElapsedTime(started) - due);
            Interlocked.Increment(ref isKept ? ref acknowledged : ref errors);
        }
    }

    private async Task<bool> SendAsync(byte[] push)
    {
        using var content = new ByteArrayContent(push);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("sign", Convert.ToHexStringLower(SHA256.HashData([.. push, .. suffix])));
        try
        {
            using var answer = await client.PostAsync(new Uri("/intake/17track", UriKind.Relative), content).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
