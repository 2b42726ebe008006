namespace Analytics.Reports;

/// <summary>
/// What the SQL of a report gives for each group: the group columns of the request, then lists, then sums, in this order and in RowBinary.
/// </summary>
/// <param name="Lists">Strings that are the bytes of an array: one entry a parcel, or one a bin.</param>
/// <param name="Sums">Numbers of parcels, of scans, of seconds ... (UInt64).</param>
internal sealed record GroupShape(IReadOnlyList<string> Lists, IReadOnlyList<string> Sums);
