namespace Analytics.Pipeline.Journeys;

/// <summary>A text that wins over texts of lower rank; of equal ranks the greater bytes win, so that order never matters.</summary>
internal struct RankedText
{
    private byte[]? value;

    public ulong Rank { get; private set; }

    public readonly ReadOnlySpan<byte> Value => value;

    public void Merge(ulong rank, byte[]? text)
    {
        if (text is { Length: > 0 } && (rank > Rank || (rank == Rank && text.AsSpan().SequenceCompareTo(value) > 0)))
        {
            Rank = rank;
            value = text;
        }
    }
}
