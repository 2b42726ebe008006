using System.Text;

namespace Analytics.Releases;

/// <summary>Reads Thrift's compact protocol, as far as the footers of Parquet files need it.</summary>
/// <param name="bytes">A struct, and whatever comes after it.</param>
/// <remarks>Bytes that are cut short end in an <see cref="IndexOutOfRangeException"/> or <see cref="ArgumentOutOfRangeException"/>.</remarks>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const byte True = 1;
    private const byte False = 2;
    private const byte Byte = 3;
    private const byte Double = 7;
    private const byte Binary = 8;
    private const byte List = 9;
    private const byte Set = 10;
    private const byte Map = 11;
    private const byte Struct = 12;
    private const int Deepest = 32;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>The next field of a struct.</summary>
    /// <param name="last">The field before it, 0 at the beginning; this one then.</param>
    /// <param name="type">Its type.</param>
    /// <returns>False at the struct's end.</returns>
    public bool Next(scoped ref int last, out byte type)
    {
        var header = bytes[at++];
        type = (byte)(header & 0x0F);
        if (header == 0)
        {
            return false;
        }

        last = header >> 4 is > 0 and var step ? last + step : (int)Integer();
        return true;
    }

    /// <summary>A signed integer of any width.</summary>
    public long Integer()
    {
        var number = Varint();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    public string Text()
    {
        var length = checked((int)Varint());
        var text = Encoding.UTF8.GetString(bytes.Slice(at, length));
        at += length;
        return text;
    }

    /// <summary>The head of a list.</summary>
    public (int Count, byte Type) Elements()
    {
        var header = bytes[at++];
        return (header >> 4 is < 15 and var few ? few : checked((int)Varint()), (byte)(header & 0x0F));
    }

    /// <summary>Goes past a value.</summary>
    public void Skip(byte type, int depth = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, Deepest);
        switch (type)
        {
            case True or False:
                break;
            case Byte:
                at++;
                break;
            case Double:
                at += sizeof(double);
                break;
            case Binary:
                var length = checked((int)Varint());
                at = checked(at + length);
                break;
            case List or Set:
                var (count, element) = Elements();
                Repeat(count, element, depth);
                break;
            case Map:
                SkipMap(depth);
                break;
            case Struct:
                var last = 0;
                while (Next(ref last, out var field))
                {
                    Skip(field, depth + 1);
                }

                break;
            default:
                _ = Varint();
                break;
        }
    }

    private void SkipMap(int depth)
    {
        var count = checked((int)Varint());
        var types = count == 0 ? (byte)0 : bytes[at++];
        for (var i = 0; i < count; i++)
        {
            SkipElement((byte)(types >> 4), depth);
            SkipElement((byte)(types & 0x0F), depth);
        }
    }

    private void Repeat(int count, byte type, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            SkipElement(type, depth);
        }
    }

    // Within lists and maps a boolean is a byte; as a field it stands in the header.
    private void SkipElement(byte type, int depth) => Skip(type is True or False ? Byte : type, depth + 1);

    private ulong Varint()
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(shift, 63);
            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
