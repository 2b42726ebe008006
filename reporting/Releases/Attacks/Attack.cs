namespace Analytics.Releases;

/// <summary>
/// An attack on the files of one release, before they are sealed. It is prepared, sees every byte and every row once, and says what it got: it
/// succeeds on a release that is worse than it ought to be, and names no value of a row.
/// </summary>
/// <param name="name">As in certificates: <c>small-cells</c>.</param>
internal abstract class Attack(string name)
{
    public string Name => name;

    /// <summary>Fetches what it needs.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Bytes of a file, those of CSV unpacked; the last <see cref="AttackedFiles.Overlap"/> of a piece are the first of the next.</summary>
    public virtual void SeeBytes(string file, ReadOnlySpan<byte> bytes)
    {
    }

    /// <summary>A row of <c>groups</c>.</summary>
    public virtual void SeeGroup(AttackedRow row)
    {
    }

    /// <summary>A row of <c>totals</c>.</summary>
    public virtual void SeeTotal(CsvRow row)
    {
    }

    /// <summary>What came of it.</summary>
    public virtual Task<AttackResult> ConcludeAsync(CancellationToken cancellation) => Task.FromResult(Conclude());

    protected virtual AttackResult Conclude() => throw new NotSupportedException($"The attack {name} comes to no conclusion.");

    protected AttackResult Result(bool withstood, string tried, string found) => new(name, withstood, tried, found);
}
