namespace Analytics.Custody.Tokens;

/// <summary>The keys of one month: 256 random bits for each purpose, none derived from another.</summary>
public sealed class EpochKeys
{
    internal const int KeySize = 32;

    private readonly byte[][] keys;

    internal EpochKeys(uint epoch, byte[][] keys)
    {
        Epoch = epoch;
        this.keys = keys;
    }

    /// <summary>The month, as yyyymm.</summary>
    public uint Epoch { get; }

    internal ReadOnlySpan<byte> Of(TokenPurpose purpose) => keys[(int)purpose];
}
