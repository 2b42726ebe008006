namespace Analytics.Releases;

/// <summary>A law of integers that are added to counts. Draws are exact: no floating point before the integer is out.</summary>
internal abstract class NoiseLaw
{
    /// <summary>One draw.</summary>
    public abstract long Draw(IRandomBits bits);

    /// <summary>P[X = m], never too small: rounded up.</summary>
    public abstract double Mass(long m);

    /// <summary>P[X >= m], never too small: rounded up.</summary>
    public abstract double Tail(long m);

    /// <summary>The variance.</summary>
    public abstract double Variance { get; }

    /// <summary>What the law is told by: sigma squared (Gaussian) or the scale (Laplace).</summary>
    public abstract Fraction Scale { get; }
}
