namespace Analytics.Releases;

/// <summary>All that is said of a release beside its rows: what its certificate, its metadata and its pages are written from.</summary>
public sealed record ReleaseFacts
{
    /// <summary>Names the release: <c>carrier-lane-2026-08</c>.</summary>
    public required string Id { get; init; }

    public required DatasetDefinition Dataset { get; init; }

    public required Window Window { get; init; }

    /// <summary>When the window was closed: what was known of its parcels then is what is in the release.</summary>
    public required DateTimeOffset ClosedAt { get; init; }

    public required DateTimeOffset BuiltAt { get; init; }

    public required UnitFacts Unit { get; init; }

    public required EligibilityFacts Eligibility { get; init; }

    public required BudgetFacts Budget { get; init; }

    public required ThresholdFacts Threshold { get; init; }

    public required GroupFacts Groups { get; init; }

    /// <summary>Months whose keys the tokens were made with that units were told by, as 202608.</summary>
    public required IReadOnlyList<uint> KeyEpochs { get; init; }

    /// <summary>What was tried against the files, and how it ended.</summary>
    public required IReadOnlyList<AttackResult> Attacks { get; init; }
}

/// <summary>What is protected as one.</summary>
/// <param name="Kind">Which it is.</param>
/// <param name="GroupsPerUnit">Groups that one may count in.</param>
/// <param name="ParcelsPerGroup">Parcels of one that may count in a group.</param>
public sealed record UnitFacts(UnitKind Kind, int GroupsPerUnit, int ParcelsPerGroup);

public enum UnitKind
{
    /// <summary>All parcels of a window that share recipients, by the tokens of a key's month; a parcel without a recipient stands alone.</summary>
    RecipientMonth,

    /// <summary>The parcel: no recipient is known of any.</summary>
    Parcel,
}

/// <summary>Parcels of the window by whether they could be sold and why not; exact here, and rounded wherever they leave the house.</summary>
/// <param name="Eligible">May be sold.</param>
/// <param name="Denied">May not: do-not-sell, objection, or linked to a Google account.</param>
/// <param name="Unconsented">Consent is needed and was not given.</param>
/// <param name="Restricted">Restricted: used for nothing.</param>
/// <param name="OffGrid">Could be sold, in no group of the grid.</param>
/// <param name="OverBound">Could be sold, left out by chance to bound what a unit adds.</param>
/// <param name="Counted">Counted, before noise.</param>
/// <param name="Snapshot">SHA-256 of the eligible parcels' facts, as 64 hexadecimal digits; tokens are not in it.</param>
public sealed record EligibilityFacts(long Eligible, long Denied, long Unconsented, long Restricted, long OffGrid, long OverBound, long Counted, string Snapshot);

/// <summary>The ledger as it stood when this release was charged; rho is zero-concentrated differential privacy.</summary>
/// <param name="Rho">Charged for this release.</param>
/// <param name="Delta">Where epsilon is told.</param>
/// <param name="Epsilon">That of <paramref name="Rho"/> at <paramref name="Delta"/>.</param>
/// <param name="WindowSpent">Of the window, with this.</param>
/// <param name="WindowLimit">The most that all releases of a window may cost.</param>
/// <param name="YearSpent">Of the twelve windows that end with this one, with this.</param>
/// <param name="YearLimit">The most of twelve windows.</param>
/// <param name="YearEpsilon">That of <paramref name="YearSpent"/>.</param>
public sealed record BudgetFacts(
    decimal Rho, double Delta, double Epsilon, decimal WindowSpent, decimal WindowLimit, decimal YearSpent, decimal YearLimit, double YearEpsilon);

/// <summary>The noise and what it takes for a group to be told.</summary>
/// <param name="Noise">The law.</param>
/// <param name="DurationScale">Of the counts by duration: sigma squared (Gaussian) or scale (Laplace), as a fraction <c>a/b</c>.</param>
/// <param name="PromiseScale">Of the counts by promise.</param>
/// <param name="LeastParcels">T: a group is told when its noisy count is at least this.</param>
public sealed record ThresholdFacts(NoiseKind Noise, string DurationScale, string PromiseScale, long LeastParcels);

/// <summary>Groups of the grid by what became of them.</summary>
/// <param name="Grid">All.</param>
/// <param name="Released">Told.</param>
/// <param name="BelowThreshold">Their noisy count is below the threshold.</param>
/// <param name="Confidential">Above it, and held back by the rules that protect businesses.</param>
/// <param name="Complementary">Held back so that totals do not tell another.</param>
public sealed record GroupFacts(long Grid, long Released, long BelowThreshold, long Confidential, long Complementary);

/// <summary>One attack, as it was run on the files of the release.</summary>
/// <param name="Name">The attack, as <c>small-cells</c>.</param>
/// <param name="Withstood">Whether it got nothing.</param>
/// <param name="Tried">What was tried, in a sentence, with how often.</param>
/// <param name="Found">What it got, in a sentence.</param>
public sealed record AttackResult(string Name, bool Withstood, string Tried, string Found);
