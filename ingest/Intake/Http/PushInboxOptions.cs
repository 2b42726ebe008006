namespace Analytics.Intake.Http;

/// <summary>How many received pushes may wait, and how they are gathered.</summary>
public sealed record PushInboxOptions
{
    /// <summary>Pushes that may be in it, from the first byte of their request until they are committed.</summary>
    public int MaxPushes { get; init; } = 20_000;

    /// <summary>Bytes that they may have together.</summary>
    public long MaxBytes { get; init; } = 128L << 20;

    /// <summary>How long the first push of a block waits for others to share its commit.</summary>
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromMilliseconds(75);

    /// <summary>Pushes after which a block is full.</summary>
    public int PushesPerBlock { get; init; } = 4096;

    /// <summary>Bytes after which a block is full.</summary>
    public int BytesPerBlock { get; init; } = 1 << 20;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPushes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GatherFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(PushesPerBlock, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BytesPerBlock, 1);
    }
}
