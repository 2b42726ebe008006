using System.Buffers;
using System.Buffers.Text;

namespace Analytics.Simulator;

/// <summary>Writes UTF-8 into a buffer that grows and is used again.</summary>
internal sealed partial class Utf8Pen
{
    private byte[] buffer = new byte[1 << 16];
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Clear() => length = 0;

    /// <summary>Text as it stands.</summary>
    public Utf8Pen Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
        return this;
    }

    public Utf8Pen Raw(byte text)
    {
        Room(1)[0] = text;
        length++;
        return this;
    }

    public Utf8Pen Digits(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        length += written;
        return this;
    }

    /// <summary>A number filled up with zeros in front.</summary>
    public Utf8Pen Digits(int value, int width)
    {
        var room = Room(width);
        for (var i = width - 1; i >= 0; i--)
        {
            room[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        length += width;
        return this;
    }

    /// <summary>Sixteen hexadecimal digits.</summary>
    public Utf8Pen Hex(ulong value)
    {
        Utf8Formatter.TryFormat(value, Room(16), out var written, new StandardFormat('x', 16));
        length += written;
        return this;
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        }

        return buffer.AsSpan(length);
    }
}
