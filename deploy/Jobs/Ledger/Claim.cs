namespace Analytics.Jobs;

/// <summary>What a process hears that wants to do a run.</summary>
internal abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>The run is its own, until the lease is out or it ends it.</summary>
    /// <param name="Attempt">1 for the first.</param>
    /// <param name="IsTakenOver">Whether another process was at it and is gone.</param>
    public sealed record Taken(int Attempt, bool IsTakenOver) : Claim;

    /// <summary>Another process is at it, and has it at least until then.</summary>
    public sealed record Held(DateTimeOffset Until) : Claim;

    /// <summary>There is nothing left to do.</summary>
    public sealed record Over : Claim;

    /// <summary>Its processes have ended in the middle of it too often.</summary>
    public sealed record GivenUp(int Attempts) : Claim;
}
