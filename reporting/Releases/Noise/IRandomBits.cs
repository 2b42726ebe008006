namespace Analytics.Releases;

/// <summary>Random bits that noise is made of.</summary>
internal interface IRandomBits
{
    /// <summary>64 of them.</summary>
    ulong Next();
}
