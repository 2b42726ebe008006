namespace Analytics.Pipeline;

/// <summary>How much the pipeline does at a time.</summary>
public sealed record PipelineOptions
{
    /// <summary>Workers that transform and write side by side.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>
    /// Scans after which a worker writes its batch; a push that gives none counts as one. Larger batches make fewer, larger
    /// parts; memory grows with it.
    /// </summary>
    public int ScansPerBatch { get; init; } = 250_000;

    /// <summary>Blocks that may wait for a worker.</summary>
    public int BlocksAhead { get; init; } = 4;

    /// <summary>
    /// Whether a worker also writes its batch as soon as no block waits for it: for senders who wait to hear that their pushes are
    /// kept. What comes in while it writes makes the next batch.
    /// </summary>
    public bool WritesWhenNothingWaits { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ScansPerBatch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BlocksAhead, 1);
    }
}
