namespace Analytics.Reports;

/// <summary>
/// What the SQL of a report gives for each group: the group columns of the request, then lists, then sums, in this order and in RowBinary.
/// </summary>
/// <param name="Lists">Names of strings that are the bytes of a <see cref="KeyList"/>.</param>
/// <param name="Sums">Names of numbers of parcels, of scans, of seconds ... (UInt64).</param>
internal sealed record GroupShape(IReadOnlyList<string> Lists, IReadOnlyList<string> Sums)
{
    /// <summary>Whether the lists of what has come to its end have an entry for each key that occurs, and not for each duration.</summary>
    public bool AreEndedCounted { get; init; }
}
