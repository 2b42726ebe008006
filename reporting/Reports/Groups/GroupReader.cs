using System.Buffers.Binary;
using System.Text;

namespace Analytics.Reports;

/// <summary>Reads groups from rows in RowBinary.</summary>
/// <param name="shape">What follows the group columns.</param>
/// <param name="columns">The group columns.</param>
internal sealed class GroupReader(GroupShape shape, IReadOnlyList<GroupColumn> columns)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public IComparer<GroupKey> Order { get; } = GroupKey.By(columns);

    /// <summary>Reads one group, which refers to the bytes and does not copy them.</summary>
    /// <param name="bytes">From the beginning of a row on; afterwards, from the beginning of the next. Left as they are where the row is not whole.</param>
    /// <param name="group">The group; null where the row is not whole.</param>
    public bool TryRead(ref ReadOnlyMemory<byte> bytes, out Group? group)
    {
        var rest = bytes;
        group = null;
        var key = new GroupKey();
        foreach (var column in columns)
        {
            if (!TryReadColumn(ref rest, column, ref key))
            {
                return false;
            }
        }

        var lists = new ReadOnlyMemory<byte>[shape.Lists.Count];
        for (var i = 0; i < lists.Length; i++)
        {
            if (!TryReadString(ref rest, out lists[i]))
            {
                return false;
            }
        }

        var sums = new long[shape.Sums.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            if (!BinaryPrimitives.TryReadInt64LittleEndian(rest.Span, out sums[i]))
            {
                return false;
            }

            rest = rest[sizeof(long)..];
        }

        bytes = rest;
        group = new Group(key, shape, lists, sums);
        return true;
    }

    private static bool TryReadColumn(ref ReadOnlyMemory<byte> rest, GroupColumn column, ref GroupKey key)
    {
        if (column is GroupColumn.Week or GroupColumn.Month)
        {
            if (!BinaryPrimitives.TryReadInt32LittleEndian(rest.Span, out var day))
            {
                return false;
            }

            rest = rest[sizeof(int)..];
            key = key.With(column, Epoch.AddDays(day));
            return true;
        }

        if (!TryReadString(ref rest, out var text))
        {
            return false;
        }

        key = key.With(column, Encoding.UTF8.GetString(text.Span));
        return true;
    }

    // Its length comes first, 7 bits a byte, the lowest first.
    private static bool TryReadString(ref ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> text)
    {
        var (length, read) = (0, 0);
        text = default;
        var bytes = rest.Span;
        byte next;
        do
        {
            if (read == bytes.Length)
            {
                return false;
            }

            next = bytes[read];
            length |= (next & 0x7F) << (7 * read++);
        }
        while (next >= 0x80);
        if (length > rest.Length - read)
        {
            return false;
        }

        text = rest.Slice(read, length);
        rest = rest[(read + length)..];
        return true;
    }
}
