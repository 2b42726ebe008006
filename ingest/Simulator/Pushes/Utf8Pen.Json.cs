namespace Analytics.Simulator;

/// <content>
/// JSON. Every member ends in a comma, which the end of its object or array takes back. Nothing is escaped or checked: names
/// and texts must need no escaping, and what is opened must be closed.
/// </content>
internal sealed partial class Utf8Pen
{
    public Utf8Pen Open() => Raw((byte)'{');

    public Utf8Pen Open(ReadOnlySpan<byte> name) => Name(name).Raw((byte)'{');

    public Utf8Pen Close() => End((byte)'{', "},"u8);

    public Utf8Pen OpenArray(ReadOnlySpan<byte> name) => Name(name).Raw((byte)'[');

    public Utf8Pen CloseArray() => End((byte)'[', "],"u8);

    /// <summary>Ends the message and its line.</summary>
    public void EndLine() => buffer[length - 1] = (byte)'\n';

    /// <summary>A text; null where it is empty.</summary>
    public Utf8Pen Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        value.IsEmpty ? Null(name) : OpenText(name).Raw(value).CloseText();

    /// <summary>Begins a text, whose pieces follow.</summary>
    public Utf8Pen OpenText(ReadOnlySpan<byte> name) => Name(name).Raw((byte)'"');

    public Utf8Pen CloseText() => Raw("\","u8);

    public Utf8Pen Null(ReadOnlySpan<byte> name) => Name(name).Raw("null,"u8);

    public Utf8Pen Number(ReadOnlySpan<byte> name, long value) => Name(name).Digits(value).Raw((byte)',');

    /// <summary>An instant in UTC.</summary>
    public Utf8Pen Zulu(ReadOnlySpan<byte> name, long instant) => OpenText(name).Zulu(instant).CloseText();

    /// <summary>A date; null for day 0.</summary>
    public Utf8Pen Date(ReadOnlySpan<byte> name, int day) => day == 0 ? Null(name) : OpenText(name).Date(day).CloseText();

    private Utf8Pen Name(ReadOnlySpan<byte> name)
    {
        var room = Room(name.Length + 3);
        room[0] = (byte)'"';
        name.CopyTo(room[1..]);
        room[name.Length + 1] = (byte)'"';
        room[name.Length + 2] = (byte)':';
        length += name.Length + 3;
        return this;
    }

    private Utf8Pen End(byte opening, ReadOnlySpan<byte> closing)
    {
        if (buffer[length - 1] != opening)
        {
            length--;
        }

        return Raw(closing);
    }
}
