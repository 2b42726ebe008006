using Apache.Arrow;

namespace Analytics.Reports;

/// <summary>What the cells of one group add up to: a row of a <see cref="GroupTable"/>.</summary>
/// <param name="columns">The columns, by their names in the SQL.</param>
/// <param name="row">Which row of them.</param>
internal sealed class Group(RecordBatch columns, int row)
{
    public GroupKey Key { get; } = KeyOf(columns, row);

    /// <summary>A number of parcels, of scans, of seconds ...</summary>
    public long Sum(string column) => (long)((UInt64Array)columns.Column(column)).Values[row];

    /// <summary>A list, one entry a parcel or a bin.</summary>
    public ReadOnlySpan<T> List<T>(string column)
        where T : struct, IEquatable<T>
    {
        var lists = (ListArray)columns.Column(column);
        return ((PrimitiveArray<T>)lists.Values).Values[lists.ValueOffsets[row]..lists.ValueOffsets[row + 1]];
    }

    private static GroupKey KeyOf(RecordBatch columns, int row)
    {
        return new GroupKey
        {
            Carrier = Text(GroupColumn.Carrier),
            Service = Text(GroupColumn.Service),
            Origin = Text(GroupColumn.Origin),
            Destination = Text(GroupColumn.Destination),
            Lane = Text(GroupColumn.Lane),
            Week = (Find(GroupColumn.Week) as Date32Array)?.GetDateOnly(row),
            Month = (Find(GroupColumn.Month) as Date32Array)?.GetDateOnly(row),
        };

        string? Text(GroupColumn column) => (Find(column) as StringArray)?.GetString(row);

        IArrowArray? Find(GroupColumn column) =>
            columns.Schema.GetFieldIndex(Choice<GroupColumn>.NameOf(column)) is >= 0 and var index ? columns.Column(index) : null;
    }
}
