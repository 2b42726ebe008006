using System.Collections.ObjectModel;
using System.Text;
using System.Text.Unicode;

namespace Analytics.Formats.Mapped;

/// <summary>Reads rows of delimited text. Only the columns that the map names are looked into.</summary>
internal sealed class RowReader : IPushReader
{
    private readonly byte delimiter;
    private readonly int columnCount;
    private readonly RowDecoder decoder;
    private readonly (int Column, int Slot)[] bound;

    public RowReader(MappingFile map, IReadOnlyList<string> columns)
    {
        delimiter = map.Delimiter!.Value;
        columnCount = columns.Count;
        decoder = new RowDecoder(map);
        bound = [.. ColumnBinding.Of(map, columns).OrderBy(pair => pair.Column)];
    }

    /// <summary>None: what a map does not name is left out by choice.</summary>
    public IReadOnlyDictionary<string, long> UnknownFields => ReadOnlyDictionary<string, long>.Empty;

    public RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into)
    {
        if (push.Length > FormatLimits.MaxPushBytes)
        {
            return RejectionReason.TooLarge;
        }

        into.Start(push);
        decoder.Start(into);
        decoder.BeginParcel();
        var reason = ReadCells(push.Span, into);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        decoder.EndScan();
        decoder.EndParcel();
        return decoder.Verdict;
    }

    private RejectionReason ReadCells(ReadOnlySpan<byte> row, DecodedPush into)
    {
        var isAscii = Ascii.IsValid(row);
        var next = 0;
        var column = 0;
        for (var at = 0; at <= row.Length; column++)
        {
            if (!DelimitedCell.Read(row, delimiter, ref at, out var cell) || (column >= columnCount && cell.Length > 0))
            {
                return RejectionReason.Malformed;
            }

            for (; next < bound.Length && bound[next].Column == column; next++)
            {
                var text = TextOf(row, cell, into);
                if (!isAscii && !Utf8.IsValid(into.Text(text)))
                {
                    return RejectionReason.InvalidUtf8;
                }

                decoder.Set(bound[next].Slot, text);
            }
        }

        return column < columnCount ? RejectionReason.Malformed : RejectionReason.None;
    }

    // Kept pieces stand behind one another in the scratch buffer, so together they are one slice.
    private static Slice TextOf(ReadOnlySpan<byte> row, DelimitedCell cell, DecodedPush into)
    {
        if (!cell.HasDoubledQuotes)
        {
            return new Slice(cell.Start, cell.Length);
        }

        var rest = row.Slice(cell.Start, cell.Length);
        var whole = into.Keep(default);
        while (!rest.IsEmpty)
        {
            var quote = rest.IndexOf((byte)'"') + 1;
            var piece = quote == 0 ? rest : rest[..quote];
            whole = whole.Upto(whole.Length + into.Keep(piece).Length);
            rest = rest[Math.Min(piece.Length + (quote == 0 ? 0 : 1), rest.Length)..];
        }

        return whole;
    }
}
