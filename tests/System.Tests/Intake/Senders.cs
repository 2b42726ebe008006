using System.Collections.Concurrent;
using System.Net;

namespace Analytics.System.Tests.Intake;

/// <summary>Some senders who post one push after another, and remember which were sent and which were answered 2xx.</summary>
internal sealed class Senders
{
    private const int Count = 12;

    private readonly ConcurrentBag<int> sent = [];
    private readonly ConcurrentBag<int> acknowledged = [];
    private readonly ConcurrentBag<HttpStatusCode> others = [];
    private int last;

    public IReadOnlyCollection<int> Sent => sent;

    public IReadOnlyCollection<int> Acknowledged => acknowledged;

    /// <summary>Answers that were no success.</summary>
    public IReadOnlyCollection<HttpStatusCode> Others => others;

    /// <summary>Posts until the server does not answer any more.</summary>
    public Task PostAsync(Server server, string key) => Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(async () =>
    {
        try
        {
            while (true)
            {
                var number = Interlocked.Increment(ref last);
                sent.Add(number);
                using var answer = await server.SignedAsync(key, NumberedPushes.Of(number));
                if (!answer.IsSuccessStatusCode)
                {
                    others.Add(answer.StatusCode);
                    return;
                }

                acknowledged.Add(number);
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone, as it should be.
        }
    })));
}
