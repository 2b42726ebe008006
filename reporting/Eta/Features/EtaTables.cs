namespace Analytics.Eta;

/// <summary>
/// What stands beside the trees and is as much a part of the model: categories and history, from the training window alone; calibration, from the
/// time after it; and what answers where the model does not.
/// </summary>
internal sealed record EtaTables
{
    public required Vocabulary Carriers { get; init; }

    public required Vocabulary Services { get; init; }

    public required Vocabulary Origins { get; init; }

    public required Vocabulary Destinations { get; init; }

    public required Vocabulary OriginCountries { get; init; }

    public required Vocabulary DestinationCountries { get; init; }

    /// <summary>Hours from pickup, by origin and destination.</summary>
    public required IReadOnlyList<StatRow> Lanes { get; init; }

    /// <summary>Hours from pickup, by carrier.</summary>
    public required IReadOnlyList<StatRow> CarrierHours { get; init; }

    /// <summary>Hours from pickup, by destination country.</summary>
    public required IReadOnlyList<StatRow> CountryHours { get; init; }

    /// <summary>Hours from pickup, by carrier, service, origin and destination.</summary>
    public required IReadOnlyList<StatRow> Routes { get; init; }

    /// <summary>How many times as long as its lane a route takes, as medians; by the same.</summary>
    public required IReadOnlyList<StatRow> Paces { get; init; }

    /// <summary>Hours left, by carrier, destination country and milestone.</summary>
    public required IReadOnlyList<StatRow> Stages { get; init; }

    public required Calibration Calibration { get; init; }

    public required Ladder Ladder { get; init; }
}
