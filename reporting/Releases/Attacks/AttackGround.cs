using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>A release before it is sealed, with all that its build knows: attacks are judged by more than any attacker has.</summary>
internal sealed record AttackGround
{
    /// <summary>Its name.</summary>
    public required string Release { get; init; }

    public required DatasetDefinition Dataset { get; init; }

    public required Window Window { get; init; }

    public required GridIndex Index { get; init; }

    /// <summary>What is left for counts: see <see cref="ChosenKeys.RestOf"/>.</summary>
    public required PrivacyTerms Terms { get; init; }

    public required ReleaseNoise Noise { get; init; }

    /// <summary>T.</summary>
    public required long LeastParcels { get; init; }

    public required Eligible Eligible { get; init; }

    /// <summary>By parcel.</summary>
    public required bool[] IsCounted { get; init; }

    public required NoisyHistograms Noisy { get; init; }

    /// <summary>By group.</summary>
    public required GroupOutcome[] Outcomes { get; init; }

    /// <summary>Where the files of its tables are, and nothing else.</summary>
    public required string Folder { get; init; }

    /// <summary>What may be sold.</summary>
    public required RowsForPurpose Rows { get; init; }

    /// <summary>What stood in the window before it was read.</summary>
    public required StandingParcels Standing { get; init; }

    public required Ledger Ledger { get; init; }

    public required BudgetLimits Limits { get; init; }

    public required ReleaseShelf Shelf { get; init; }
}
