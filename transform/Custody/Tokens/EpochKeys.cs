namespace Analytics.Custody.Tokens;

/// <summary>The keys of one month: 256 random bits for each purpose and for its records, none derived from another.</summary>
public sealed class EpochKeys
{
    internal const int KeySize = 32;

    private readonly byte[][] keys;

    /// <param name="epoch">The month, as yyyymm.</param>
    /// <param name="keys">32 bytes for each <see cref="TokenPurpose"/>, in order, and then those that records of the month are sealed under.</param>
    /// <exception cref="ArgumentException">There are not as many, or not as long.</exception>
    public EpochKeys(uint epoch, params byte[][] keys)
    {
        if (keys.Length != Count || keys.Any(key => key.Length != KeySize))
        {
            throw new ArgumentException($"An epoch has {Count} keys of {KeySize} bytes.", nameof(keys));
        }

        Epoch = epoch;
        this.keys = keys;
    }

    /// <summary>The month, as yyyymm.</summary>
    public uint Epoch { get; }

    /// <summary>How many keys an epoch has.</summary>
    internal static int Count { get; } = Enum.GetValues<TokenPurpose>().Length + 1;

    /// <summary>What tokens in the control database are sealed under, so that they die with the epoch.</summary>
    internal ReadOnlySpan<byte> Records => keys[^1];

    internal ReadOnlySpan<byte> Of(TokenPurpose purpose) => keys[(int)purpose];
}
