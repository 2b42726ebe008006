using System.Globalization;

namespace Analytics.Support.Warehouse;

/// <summary>
/// One row of one table. Numbers are <see cref="ulong"/>, <see cref="long"/> or <see cref="UInt128"/>, a DateTime is seconds since
/// 1970, an Enum8 its name, a FixedString hexadecimal; a Tuple has several values.
/// </summary>
public sealed class Row(TableLayout layout, IReadOnlyList<IReadOnlyList<object>> values, ReadOnlyMemory<byte> bytes)
{
    /// <summary>The row as it was inserted.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The values of a column, in the order of <see cref="TableLayout.Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<object>> Values { get; } = values;

    /// <summary>The value of a column; of a Tuple, its last part.</summary>
    public object this[string column] => All(column)[^1];

    public T Get<T>(string column) => (T)this[column];

    /// <summary>All parts of a Tuple.</summary>
    public IReadOnlyList<object> All(string column) => Values[IndexOf(column)];

    /// <summary>The columns as <c>name=value</c>: two rows are the same when their texts are.</summary>
    public override string ToString() => string.Join(' ', layout.Columns.Zip(Values, (column, parts) =>
        $"{column.Name}={string.Join('/', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)))}"));

    private int IndexOf(string column)
    {
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            if (layout.Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new KeyNotFoundException($"{layout.Table} has no column {column}.");
    }
}
