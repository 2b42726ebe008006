namespace Analytics.Releases;

/// <summary>The proof of a release's anonymity, for machines: what <c>certificate.json</c> holds, and its signature covers.</summary>
public sealed record Certificate
{
    /// <summary>Of this document's shape.</summary>
    public required int Version { get; init; }

    /// <summary>Names the release.</summary>
    public required string Release { get; init; }

    /// <summary>As <c>2026-08</c>.</summary>
    public required string Window { get; init; }

    public required string Publisher { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>The definition, the grid and the bins among it: what rows are checked by.</summary>
    public required DatasetDefinition Dataset { get; init; }

    public required IReadOnlyList<MethodStep> Method { get; init; }

    /// <summary>The unit of protection, with its bounds l0 and linf.</summary>
    public required UnitFacts Unit { get; init; }

    public required BudgetStatement Budget { get; init; }

    public required ThresholdFacts Threshold { get; init; }

    public required GroupStatement Groups { get; init; }

    public required EligibilityStatement Eligibility { get; init; }

    public required ConfidentialityStatement Confidentiality { get; init; }

    /// <summary>Months whose keys were involved, as 202608.</summary>
    public required IReadOnlyList<uint> KeyEpochs { get; init; }

    public required IReadOnlyList<AttackResult> Attacks { get; init; }

    /// <summary>Every file of the folder but the certificate itself, by path.</summary>
    public required IReadOnlyList<FileEntry> Files { get; init; }

    public required IReadOnlyList<string> Terms { get; init; }
}

/// <summary>What was spent and what is left, as zero-concentrated differential privacy (rho) and as (epsilon, delta).</summary>
/// <param name="Rho">Spent on this release.</param>
/// <param name="Epsilon">That of <paramref name="Rho"/> at <paramref name="Delta"/>.</param>
/// <param name="WindowSpent">Of the window, with this release.</param>
/// <param name="WindowLeft">What further releases of the window may cost.</param>
/// <param name="YearSpent">Of the twelve windows that end with this one.</param>
/// <param name="YearLeft">What is left of them.</param>
/// <param name="YearEpsilon">That of <paramref name="YearSpent"/>.</param>
public sealed record BudgetStatement(
    decimal Rho, double Delta, double Epsilon, decimal WindowSpent, decimal WindowLeft, decimal YearSpent, decimal YearLeft, double YearEpsilon);

/// <summary>Groups by what became of them. Reasons of those held back come from exact counts, and are rounded.</summary>
/// <param name="SuppressedShare">Of the grid's groups, the share that is not told, from 0 to 1.</param>
/// <param name="IsRounded">True: the last three are rounded to two significant digits, and to tens.</param>
public sealed record GroupStatement(long Grid, long Released, double SuppressedShare, long BelowThreshold, long Confidential, long Complementary, bool IsRounded);

/// <summary>Parcels by whether they could be sold, rounded to two significant digits, and to tens.</summary>
/// <param name="IsRounded">True.</param>
/// <param name="IsDifferentiallyPrivate">False: they come from exact counts.</param>
public sealed record EligibilityStatement(
    long Eligible, long Denied, long Unconsented, long Restricted, long OffGrid, long OverBound, long Counted, bool IsRounded, bool IsDifferentiallyPrivate);

/// <summary>The rules that protect businesses.</summary>
/// <param name="Rules">The rules, as the definition has them.</param>
/// <param name="IsDifferentiallyPrivate">False: they look at exact counts.</param>
public sealed record ConfidentialityStatement(ConfidentialityTerms Rules, bool IsDifferentiallyPrivate);
