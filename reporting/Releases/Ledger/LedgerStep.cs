namespace Analytics.Releases;

/// <summary>What the ledger says of a release, in the order in which it comes.</summary>
public enum LedgerStep
{
    /// <summary>Its cost is taken from the budget; nothing is drawn yet. It is never given back.</summary>
    Charged,

    /// <summary>Its files are there, whole and never to change.</summary>
    Built,

    /// <summary>Partners may have it.</summary>
    Published,

    /// <summary>Nobody may have it any more. What it cost stays spent.</summary>
    Withdrawn,
}

/// <summary>One entry of the ledger.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="At">When.</param>
/// <param name="Release">The release.</param>
/// <param name="Dataset">Its dataset.</param>
/// <param name="Window">Its window.</param>
/// <param name="Step">What became of it.</param>
/// <param name="Rho">Taken from the budget: with the charge, and nothing after.</param>
/// <param name="Certificate">SHA-256 of <c>certificate.json</c> as hexadecimal digits, once it is built.</param>
/// <param name="Detail">The exact counts of the build, as JSON, which never leave the house; or why it was withdrawn.</param>
public sealed record LedgerEntry(
    long Number, DateTimeOffset At, string Release, string Dataset, Window Window, LedgerStep Step, decimal Rho, string? Certificate, string? Detail);

/// <summary>Where a release stands.</summary>
/// <param name="Id">The release.</param>
/// <param name="Entries">All that the ledger says of it, in order.</param>
public sealed record ReleaseRecord(string Id, IReadOnlyList<LedgerEntry> Entries)
{
    public string Dataset => Entries[0].Dataset;

    public Window Window => Entries[0].Window;

    public decimal Rho => Entries[0].Rho;

    public LedgerStep Step => Entries.Max(entry => entry.Step);

    public string? Certificate => Entries.FirstOrDefault(entry => entry.Step == LedgerStep.Built)?.Certificate;

    public DateTimeOffset? At(LedgerStep step) => Entries.FirstOrDefault(entry => entry.Step == step)?.At;
}
