namespace Analytics.Releases;

/// <summary>How groups are protected: what one unit may add to them, and the noise that hides it.</summary>
public sealed record PrivacyTerms
{
    /// <summary>Groups that one unit of protection may count in (l0).</summary>
    public int GroupsPerUnit { get; init; } = 3;

    /// <summary>Parcels of one unit that may count in a group (linf).</summary>
    public int ParcelsPerGroup { get; init; } = 2;

    /// <summary>What a release may cost, as zero-concentrated differential privacy. 0.024356 is epsilon 1 at delta 1e-6.</summary>
    public decimal Rho { get; init; } = 0.024356m;

    /// <summary>The delta at which epsilon is told, and at which the threshold of groups holds.</summary>
    public double Delta { get; init; } = 1e-6;

    public NoiseKind Noise { get; init; } = NoiseKind.Gaussian;

    /// <summary>The share of <see cref="Rho"/> that goes into the histogram of durations; the rest goes into the counts of promises.</summary>
    public decimal DurationShare { get; init; } = 0.8m;

    public Keys Keys { get; init; } = Keys.Public;
}

/// <summary>The law of the noise, on integers.</summary>
public enum NoiseKind
{
    Gaussian,
    Laplace,
}

/// <summary>Where the groups of a release come from.</summary>
public enum Keys
{
    /// <summary>Every group of the grid is noised, those without parcels too.</summary>
    Public,

    /// <summary>Groups that have parcels are chosen by a rule that is differentially private itself, and pays for it.</summary>
    Selected,
}
