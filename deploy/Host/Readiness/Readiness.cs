using Microsoft.Extensions.Logging;

namespace Analytics.Host.Readiness;

/// <summary>
/// Which checks fail. Each has a limited time, an answer holds for a second however often it is asked for, and a check that hangs is not
/// started again beside itself. Thread-safe.
/// </summary>
internal sealed class Readiness(IEnumerable<ReadyCheck> checks, IServiceProvider services, TimeProvider time, ILogger<Readiness> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ReadyCheck[] checks = [.. checks];
    private readonly Dictionary<ReadyCheck, Task> underWay = [];
    private Task<IReadOnlyList<string>>? answer;
    private long answeredAt;
    private IReadOnlyList<string> before = [];

    /// <summary>The names of the checks that fail, in order.</summary>
    public Task<IReadOnlyList<string>> FailingAsync()
    {
        lock (gate)
        {
            if (answer is null || (answer.IsCompleted && time.GetElapsedTime(answeredAt) >= HoldsFor))
            {
                answer = AskAllAsync();
            }

            return answer;
        }
    }

    private async Task<IReadOnlyList<string>> AskAllAsync()
    {
        var passed = await Task.WhenAll(checks.Select(PassesAsync)).ConfigureAwait(false);
        IReadOnlyList<string> failing = [.. checks.Where((_, i) => !passed[i]).Select(check => check.Name)];
        lock (gate)
        {
            answeredAt = time.GetTimestamp();
            Tell(failing);
        }

        return failing;
    }

    private async Task<bool> PassesAsync(ReadyCheck check)
    {
        try
        {
            await Started(check).WaitAsync(Longest, time).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is, the work cannot be done without; 'analytics doctor' says more.
            return false;
        }
    }

    private Task Started(ReadyCheck check)
    {
        lock (underWay)
        {
            if (!underWay.TryGetValue(check, out var task) || task.IsCompleted)
            {
                task = underWay[check] = Task.Run(() => AskAsync(check), CancellationToken.None);
            }

            return task;
        }
    }

    private async Task AskAsync(ReadyCheck check)
    {
        using var late = new CancellationTokenSource(Longest, time);
        await check.Ask(services, late.Token).ConfigureAwait(false);
    }

    private void Tell(IReadOnlyList<string> failing)
    {
        if (!failing.SequenceEqual(before))
        {
            before = failing;
            if (failing.Count > 0)
            {
                ReadyLog.NotReady(logger, string.Join(", ", failing));
            }
            else
            {
                ReadyLog.Ready(logger);
            }
        }
    }
}
