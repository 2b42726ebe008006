using Analytics.Formats;

namespace Analytics.Simulator;

/// <summary>What is wrong with a scan as the provider tells it.</summary>
[Flags]
internal enum Flaws : byte
{
    None = 0,
    /// <summary>The wall clock is right and the UTC offset beside it is not.</summary>
    WrongOffset = 1,
    /// <summary>The wall clock stands without its UTC offset.</summary>
    NoOffset = 2,
    /// <summary>Where it happened is not told.</summary>
    NoPlace = 4,
    /// <summary>The seconds are cut off.</summary>
    NoSeconds = 8,
    /// <summary>One of the provider's two status fields is empty.</summary>
    HalfStatus = 16,
    /// <summary>It is told twice, the second time with another city.</summary>
    Doubled = 32,
}

/// <summary>One checkpoint of a life.</summary>
/// <param name="At">When it happened: seconds since 1970-01-01T00:00Z.</param>
/// <param name="What">What happened.</param>
/// <param name="Where">Where it happened.</param>
/// <param name="Variant">Chooses among wordings, so that all pushes word a scan alike.</param>
internal record struct Scan(long At, Milestone What, Place Where, byte Variant)
{
    public Flaws Flaws { get; set; }

    public readonly bool Has(Flaws flaw) => (Flaws & flaw) != 0;

    /// <summary>UTC offset of the place's wall clock, in seconds.</summary>
    public readonly int Offset => Where.Clock.OffsetAt(At);
}
