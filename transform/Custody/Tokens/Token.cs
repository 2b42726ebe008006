using System.Buffers.Binary;

namespace Analytics.Custody.Tokens;

/// <summary>The first 128 bits of a keyed hash: all that is left of an identifier.</summary>
/// <param name="High">Bytes 0 to 7, big-endian.</param>
/// <param name="Low">Bytes 8 to 15, big-endian.</param>
public readonly record struct Token(ulong High, ulong Low)
{
    public const int Size = 16;

    public static Token Read(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));

    /// <summary>Writes the 16 bytes as they are stored.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
    }

    // A token is random already: its own bits are the hash.
    public override int GetHashCode() => (int)High;
}
