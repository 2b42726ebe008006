using Analytics.Support;

namespace Analytics.Releases.Tests;

/// <summary>Bits that are the same in every run.</summary>
internal sealed class SeededBits(ulong seed) : IRandomBits
{
    private readonly Chance chance = new(seed);

    public ulong Next() => chance.Next();
}

/// <summary>Bits that were written down; more than these are not to be had.</summary>
internal sealed class WrittenBits(params ulong[] words) : IRandomBits
{
    /// <summary>Words that were taken.</summary>
    public int Taken { get; private set; }

    public ulong Next() => words[Taken++];
}
