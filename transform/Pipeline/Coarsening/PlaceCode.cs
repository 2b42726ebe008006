namespace Analytics.Pipeline.Coarsening;

/// <summary>
/// A coarse place: a country and, where known, its first-level region; never more. Written <c>US-CA</c>, <c>DE</c>, or
/// <c>NL:10</c> when the region is the first two characters of a postal code.
/// </summary>
/// <param name="Packed">Up to eight ASCII characters, the first in the highest byte in use; 0 for nowhere.</param>
internal readonly record struct PlaceCode(ulong Packed)
{
    public const int MaxLength = 8;

    public bool IsEmpty => Packed == 0;

    /// <summary>The two letters of the country as one number; 0 when the place has a region alone.</summary>
    public int Country => Length is 2 || (Length > 2 && At(2) is (byte)'-' or (byte)':') ? (At(0) << 8) | At(1) : 0;

    public bool HasRegion => Length != 2 && !IsEmpty;

    public int Length
    {
        get
        {
            var bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(Packed);
            return (bits + 7) / 8;
        }
    }

    /// <summary>Writes the code as ASCII.</summary>
    /// <returns>Bytes written, at most <see cref="MaxLength"/>.</returns>
    public int Write(Span<byte> destination)
    {
        var length = Length;
        for (var i = 0; i < length; i++)
        {
            destination[i] = At(i);
        }

        return length;
    }

    public PlaceCode Append(ReadOnlySpan<byte> ascii)
    {
        var packed = Packed;
        foreach (var b in ascii)
        {
            packed = (packed << 8) | b;
        }

        return new PlaceCode(packed);
    }

    private byte At(int index) => (byte)(Packed >> ((Length - 1 - index) * 8));
}
