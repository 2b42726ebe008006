using System.Net;
using System.Text;

namespace Analytics.Benchmarks.Eta;

/// <summary>From the start of a process to its first answer: of the command, and of a server.</summary>
internal sealed class ColdStart(byte[] question, TimeProvider time)
{
    private const int Runs = 5;

    public async Task RunAsync(string data)
    {
        var (text, commands, answers, listens) = (Encoding.UTF8.GetString(question), new Latencies(), new Latencies(), new Latencies());
        var (load, key) = (EtaBench.Load(), "");
        for (var run = 0; run < Runs; run++)
        {
            var started = time.GetTimestamp();
            var answer = await ServerProcess.RunAsync(text + "\n", "eta", "predict", "--data", data).ConfigureAwait(false);
            commands.Add(time.GetElapsedTime(started));
            MustTell(answer);

            started = time.GetTimestamp();
            using var server = await ServerProcess.StartAsync(data).ConfigureAwait(false);
            var listening = time.GetElapsedTime(started);
            using var client = key.Length == 0 ? await server.ClientAsync("product").ConfigureAwait(false) : new HttpClient { BaseAddress = server.Address };
            if (key.Length > 0)
            {
                client.DefaultRequestHeaders.Authorization = new("Bearer", key);
                using var content = new StringContent(text, Encoding.UTF8, "application/json");
                using var first = await client.PostAsync(new Uri("/v1/eta", UriKind.Relative), content).ConfigureAwait(false);
                MustTell(first.StatusCode == HttpStatusCode.OK ? await first.Content.ReadAsStringAsync().ConfigureAwait(false) : "");
                answers.Add(time.GetElapsedTime(started));
                listens.Add(listening);
            }

            key = client.DefaultRequestHeaders.Authorization!.Parameter!;
            await server.StopAsync().ConfigureAwait(false);
        }

        EtaBench.Say($"\ncold start, from the start of the process to the answer, of {Runs} {load}");
        EtaBench.Say($"  eta predict              {commands.At(0.5)[0],9:N0} ms p50 {commands.At(1)[0],7:N0} ms at most (wanted: under 1,000)");
        EtaBench.Say($"  server, POST /v1/eta     {answers.At(0.5)[0],9:N0} ms p50 {answers.At(1)[0],7:N0} ms at most; {listens.At(0.5)[0]:N0} ms of it until it listens, its warehouse open");
    }

    private static void MustTell(string answer)
    {
        if (!answer.Contains("\"level\":\"model\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The question was not answered by the model.");
        }
    }
}
