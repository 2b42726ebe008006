using System.Net;
using Analytics.Formats;
using Analytics.Intake.Http;

namespace Analytics.Intake.Tests.Http;

/// <summary>What senders hear where pushes are put into a log and transformed later.</summary>
public sealed class QueuedAnswerTests
{
    [Fact]
    public async Task A_push_that_is_in_the_log_is_accepted()
    {
        await using var server = await IntakeServer.StartAsync(new Queue());
        using var answer = await server.PostAsync("/intake/dhl", "push");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("""{"kept":0,"rejected":0,"withheld":0,"reasons":[],"queued":1}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Of_many_pushes_those_in_the_log_and_those_rejected_add_up_to_what_came_in()
    {
        await using var server = await IntakeServer.StartAsync(new Queue { Refused = 1 });
        using var answer = await server.PostAsync("/intake/dhl", "{}\n{}\n{}\n", "application/x-ndjson");
        var told = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.StartsWith("""{"kept":0,"rejected":1,"withheld":0,"reasons":[{"reason":"TooLarge",""", told, StringComparison.Ordinal);
        Assert.EndsWith("""
            "lines":[2]}],"queued":2}
            """, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_that_the_log_turns_away_is_told_so()
    {
        await using var server = await IntakeServer.StartAsync(new Queue { Refused = 0 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.PostAsync("/intake/dhl", "push")).StatusCode);
    }

    [Fact]
    public async Task While_the_log_does_not_acknowledge_senders_are_told_to_come_again()
    {
        await using var closed = await IntakeServer.StartAsync(new Queue { IsOpen = false });
        await using var full = await IntakeServer.StartAsync(new Queue { HasRoom = false });
        await using var failing = await IntakeServer.StartAsync(new Queue { Fails = true });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await closed.PostAsync("/intake/dhl", "push")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await full.PostAsync("/intake/dhl", "push")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await failing.PostAsync("/intake/dhl", "push")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await failing.PostAsync("/intake/dhl", "{}\n{}\n", "application/x-ndjson")).StatusCode);
    }

    private sealed class Queue : IPushSink
    {
        public bool IsOpen { get; init; } = true;

        public bool HasRoom { get; init; } = true;

        public bool Fails { get; init; }

        /// <summary>The push of each block that is turned away; none below zero.</summary>
        public int Refused { get; init; } = -1;

        public IDisposable? TryTakeRoom(int pushes, long bytes) => HasRoom ? new MemoryStream() : null;

        public async Task<IReadOnlyList<PushOutcome?>> AppendAsync(PushBlock block)
        {
            await Task.Yield();
            var count = block.Count;
            block.Dispose();
            return Fails
                ? throw new IntakeClosedException()
                : [.. Enumerable.Range(0, count).Select(i => i == Refused ? PushOutcome.Rejected(RejectionReason.TooLarge) : (PushOutcome?)null)];
        }
    }
}
