using Polly;
using Polly.Retry;

namespace Analytics.Warehouse;

/// <summary>
/// A warehouse whose inserts are tried again for as long as what is in their way may pass. For facts alone: written twice, they have no
/// second effect. Whoever inserts waits meanwhile, and so does whoever feeds it.
/// </summary>
public sealed class RetryingInserts : IClickHouse
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly IClickHouse clickHouse;
    private readonly ResiliencePipeline pipeline;

    /// <param name="clickHouse">Where they go; still the caller's to dispose of.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="tell">Hears of each failure that is tried again, and after how long.</param>
    public RetryingInserts(IClickHouse clickHouse, TimeProvider time, Action<WarehouseException, TimeSpan> tell)
    {
        this.clickHouse = clickHouse;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<WarehouseException>(e => e.MayPass),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                OnRetry = retry =>
                {
                    tell((WarehouseException)retry.Outcome.Exception!, retry.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
        clickHouse.QueryAsync(statement, format, cancellation);

    /// <inheritdoc/>
    public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
        pipeline.ExecuteAsync(AttemptsOf(into, rowBinary), cancellation);

    private Func<CancellationToken, ValueTask> AttemptsOf(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary)
    {
        var isFirst = true;
        return stop =>
        {
            if (!isFirst)
            {
                // The table without its columns.
                WarehouseMetrics.Retried(into.Split(' ', 2)[0]);
            }

            isFirst = false;
            return clickHouse.InsertAsync(into, rowBinary, stop);
        };
    }

    /// <summary>Leaves what is behind it open.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
