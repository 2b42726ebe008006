using System.Text;

namespace Analytics.Support.Warehouse;

/// <summary>What the engine makes of inserted rows once it has merged them by the table's key, as far as the schema promises it.</summary>
public static class EngineMerge
{
    /// <summary>
    /// One row for each key, as text, in the order of the keys. A SimpleAggregateFunction of min, max or bit-or is folded; in any other column
    /// the rows of a key must agree, because which of them stays is left open.
    /// </summary>
    /// <exception cref="InvalidOperationException">Two rows of one key differ in a column that is not folded.</exception>
    public static IReadOnlyList<string> Of(string table, IEnumerable<Row> rows)
    {
        var layout = TableLayout.Of(table);
        return [.. rows
            .GroupBy(row => string.Join('|', layout.Key.Select(column => string.Join('/', row.All(column)))))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Merge(layout, [.. group]).ToString())];
    }

    private static Row Merge(TableLayout layout, IReadOnlyList<Row> rows) =>
        new(layout, [.. layout.Columns.Select((column, i) => Fold(column, [.. rows.Select(row => row.Values[i])]))], default);

    private static IReadOnlyList<object> Fold(Column column, IReadOnlyList<IReadOnlyList<object>> values)
    {
        if (column.Type.Name != "SimpleAggregateFunction")
        {
            return values.All(value => value.SequenceEqual(values[0]))
                ? values[0]
                : throw new InvalidOperationException($"Rows of one key differ in {column.Name}.");
        }

        if (column.Type.FirstArgument == "groupBitOr")
        {
            return [values.Aggregate(0ul, (bits, value) => bits | (ulong)value.Single())];
        }

        var sign = column.Type.FirstArgument switch
        {
            "min" => -1,
            "max" => 1,
            var other => throw new InvalidOperationException($"{column.Name} is folded by {other}, which is neither min, max nor groupBitOr."),
        };
        return values.Aggregate((best, value) => Compare(value, best) * sign > 0 ? value : best);
    }

    // As ClickHouse compares: a Tuple part by part, a String byte by byte with the shorter first.
    private static int Compare(IReadOnlyList<object> left, IReadOnlyList<object> right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            var order = left[i] is string text
                ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right[i]))
                : Comparer<object>.Default.Compare(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
