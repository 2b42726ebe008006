namespace Analytics.System.Tests.RawLog;

/// <summary>How long a test waits for what brokers and readers do in their own time.</summary>
internal static class Patience
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan betweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until something holds.</summary>
    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (!await holds())
        {
            await Task.Delay(betweenLooks, longest.Token);
        }
    }
}
