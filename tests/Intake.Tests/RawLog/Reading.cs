using System.Text;
using Analytics.Formats;
using Analytics.Intake.RawLog;

namespace Analytics.Intake.Tests.RawLog;

/// <summary>A push that was read: where it stood, and its text or why there is none.</summary>
internal readonly record struct ReadPush(int Partition, long Line, string Text, RejectionReason Fault);

/// <summary>Reads the log as the pipeline does.</summary>
internal static class Reading
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Reads until so many pushes have come, committing each block or none.</summary>
    public static Task<List<ReadPush>> ReadAsync(this KafkaPushLog log, int count, bool commits = true) => log.ReadAsync(pushes => pushes.Count >= count, commits);

    /// <summary>Reads until what has come is enough, committing each block or none.</summary>
    public static async Task<List<ReadPush>> ReadAsync(this KafkaPushLog log, Func<List<ReadPush>, bool> isEnough, bool commits)
    {
        var pushes = new List<ReadPush>();
        using var longest = new CancellationTokenSource(Longest);
        await foreach (var block in log.ReadAsync(longest.Token))
        {
            pushes.AddRange(Pushes(block));
            block.Dispose();
            if (commits)
            {
                await log.CommitAsync([new BlockOutcome(block, new PushTally())], CancellationToken.None);
            }

            if (isEnough(pushes))
            {
                break;
            }
        }

        return pushes;
    }

    public static IReadOnlyList<ReadPush> Pushes(PushBlock block) =>
        [.. Enumerable.Range(0, block.Count).Select(i => block[i]).Select(push => new ReadPush(push.At.File, push.At.Line, Encoding.UTF8.GetString(push.Payload.Span), push.Fault))];
}
