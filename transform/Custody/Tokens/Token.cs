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

    /// <param name="bits">The 128 bits, the first byte highest.</param>
    public static Token Of(UInt128 bits) => new((ulong)(bits >> 64), (ulong)bits);

    /// <summary>The 128 bits, the first byte highest.</summary>
    public UInt128 ToBits() => new(High, Low);

    /// <summary>Writes the 16 bytes as they are stored.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
    }

    /// <summary>32 hex digits, in the order of the bytes as they are stored.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    // A token is random already: its own bits are the hash.
    public override int GetHashCode() => (int)High;
}
