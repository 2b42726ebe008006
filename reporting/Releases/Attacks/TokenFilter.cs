using System.Numerics;

namespace Analytics.Releases;

/// <summary>
/// Which tokens there may be, in two bytes for each: of others, one in two hundred passes. Tokens are keyed hashes, whose own bits are as good as
/// any hash of them.
/// </summary>
internal sealed class TokenFilter
{
    private const long BitsPerToken = 16;
    private const long LeastBits = 1 << 16;

    private readonly ulong[] words;
    private readonly ulong mask;

    /// <param name="tokens">About how many will be added.</param>
    public TokenFilter(long tokens)
    {
        var bits = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(LeastBits, tokens * BitsPerToken));
        (words, mask) = (new ulong[bits / 64], bits - 1);
    }

    public void Add(UInt128 token)
    {
        Set((ulong)token);
        Set((ulong)(token >> 64));
    }

    public bool MayHave(UInt128 token) => Has((ulong)token) && Has((ulong)(token >> 64));

    private void Set(ulong hash) => words[(hash & mask) / 64] |= 1UL << (int)(hash % 64);

    private bool Has(ulong hash) => (words[(hash & mask) / 64] & (1UL << (int)(hash % 64))) != 0;
}
