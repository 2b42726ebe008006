using System.Net;
using System.Text;
using Analytics.Support.RawLog;
using Analytics.System.Tests.Intake;

namespace Analytics.System.Tests.Processes;

/// <summary>Small pushes that are posted to an intake, in requests of some, each again until it is accepted, as providers do.</summary>
internal sealed class PostedPushes(Server intake, string key)
{
    private const int InARequest = 20;
    private const int Senders = 4;

    private int accepted;
    private int refused;

    /// <summary>Pushes that were accepted.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>Requests that were not, and were sent again.</summary>
    public int Refused => Volatile.Read(ref refused);

    public Task PostAsync(IEnumerable<string> pushes) => Parallel.ForEachAsync(
        pushes.Chunk(InARequest), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (some, _) => await PostAsync(some));

    private async Task PostAsync(string[] pushes)
    {
        var body = Encoding.UTF8.GetBytes(string.Join('\n', pushes));
        while (true)
        {
            using var answer = await intake.PostAsync(key, $"/intake/{SmallPushes.Provider}", body, "application/x-ndjson");
            if (answer.StatusCode == HttpStatusCode.Accepted)
            {
                Interlocked.Add(ref accepted, pushes.Length);
                return;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Interlocked.Increment(ref refused);
            await Task.Delay(100);
        }
    }
}
