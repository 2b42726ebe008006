using Analytics.Custody.Tokens;

namespace Analytics.Pipeline.Linking;

/// <summary>
/// A set of tokens that may say yes to one that is not in it (1 in 100), and never says no to one that is: a Bloom filter in blocks of a
/// cache line, as by Putze, Sanders and Singler. A token is random, so that its own bits are its hashes.
/// </summary>
internal sealed class TokenFilter
{
    private const int WordsOfBlock = 8;
    private const int BitsOfToken = 12;
    private const int Probes = 6;

    private readonly ulong[] words;
    private readonly uint blocks;

    /// <param name="count">How many tokens it is made for.</param>
    public TokenFilter(long count)
    {
        blocks = (uint)Math.Max(1, ((count * BitsOfToken) + (WordsOfBlock * 64) - 1) / (WordsOfBlock * 64));
        words = new ulong[blocks * WordsOfBlock];
    }

    public void Add(Token token)
    {
        var block = BlockOf(token);
        var bits = token.Low;
        for (var i = 0; i < Probes; i++, bits >>= 9)
        {
            block[(int)(bits >> 6) & (WordsOfBlock - 1)] |= 1ul << (int)(bits & 63);
        }
    }

    public bool MayContain(Token token)
    {
        // Without a way out in the middle, which nobody could guess: the block is at hand once its first word is.
        var block = BlockOf(token);
        var (bits, lacking) = (token.Low, 0ul);
        for (var i = 0; i < Probes; i++, bits >>= 9)
        {
            lacking |= ~block[(int)(bits >> 6) & (WordsOfBlock - 1)] & (1ul << (int)(bits & 63));
        }

        return lacking == 0;
    }

    private Span<ulong> BlockOf(Token token) => words.AsSpan((int)(((token.High >> 32) * blocks) >> 32) * WordsOfBlock, WordsOfBlock);
}
