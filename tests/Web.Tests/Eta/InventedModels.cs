using System.Globalization;
using Analytics.Eta;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Web.Tests;

/// <summary>Three invented models: the newest was kept aside, the one before it serves, the oldest was replaced.</summary>
internal sealed class InventedModels : IModelHistory
{
    public const string Aside = "20261119-031500-77aa";
    public const string Champion = "20261112-031500-4f2a";
    public const string Old = "20261105-031500-0b1c";

    private static readonly string[] carriers = ["dhl", "ups", "fedex", "dpd"];

    private static readonly string[] features =
    [
        "stage_median_hours", "hours_to_promise", "hours_left_of_median", "lane_median_hours", "last_milestone", "hours_since_pickup", "carrier_median_hours", "distance_km",
        "in_customs", "destination_country", "hours_since_last_scan", "lane_p90_hours", "now_weekday", "days_off_in_3", "service", "carrier", "out_for_delivery", "scans_so_far",
        "moon_phase",
    ];

    private static readonly (string Name, int Parcels, double Error)[] horizons =
    [
        ("under 12 h", 3_120, 2.6), ("12 to 24 h", 4_410, 5.1), ("1 to 2 days", 6_904, 8.8), ("2 to 4 days", 7_733, 14.9), ("4 to 8 days", 5_206, 25.7), ("over 8 days", 1_177, 49.3),
    ];

    public List<ModelRecord> Records { get; init; } =
    [
        Model(Aside, 0.92, new Verdict(false, ["The mean error is 13.1 h, and that of the champion 12.4 h.", "Coverage of p90 is 4.1 points below what is stated; 2.0 is the most."]), [202608, 202609, 202610, 202611]),
        Model(Champion, 1, new Verdict(true, ["It beats the champion and every baseline, and its coverage is within its limits."]), [202608, 202609, 202610]),
        Model(Old, 1.08, new Verdict(true, ["There was no model before it, and it beats every baseline."]), [202608, 202609]),
    ];

    public string? ChampionVersion { get; init; } = Champion;

    /// <summary>Thrown when the records are asked for.</summary>
    public EtaException? Failure { get; init; }

    public IReadOnlyList<ModelRecord> List() => Failure is null ? Records : throw Failure;

    public static void Add(IServiceCollection services, TestSite site) => services.AddSingleton<IModelHistory>(new InventedModels());

    private static ModelRecord Model(string version, double skill, Verdict verdict, uint[] epochs)
    {
        var trained = DateTimeOffset.ParseExact(version[..15], "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new ModelRecord
        {
            Version = version,
            TrainedAt = trained,
            FeatureSet = "v1-31",
            ModelHash = new string('a', 64),
            TablesHash = new string('b', 64),
            Library = "1.7.4",
            Data = new DataUse(trained.AddDays(-120), trained.AddDays(-21), trained.AddDays(-14), ["eta"], epochs),
            Training = new TrainingFacts(184_210, 46_052, 1_105_260, 180, 0.41, [new(0.3, 0.71), new(0.41, 0.66), new(0.5, 0.69)], 61.5),
            Scores = Scores(trained, skill),
            Verdict = verdict,
            Gains = [.. features.Select((feature, index) => new FeatureGain(feature, Math.Round(0.24 * Math.Pow(0.79, index), 4)))],
        };
    }

    private static Scorecard Scores(DateTimeOffset trained, double skill) => new(
        trained.AddDays(-14),
        trained.AddDays(-7),
        trained,
        Rows(12_408, 12.4 / skill, skill),
        [
            .. horizons.Select(horizon => new GroupScores(horizon.Name, Rows(horizon.Parcels, horizon.Error / skill, skill))),
        ],
        [
            new GroupScores("US-US", Rows(5_310, 9.7 / skill, skill)),
            new GroupScores("CN-US", Rows(2_944, 21.5 / skill, skill, -0.062)),
            new GroupScores("DE-DE", Rows(1_980, 6.9 / skill, skill)),
            new GroupScores("CN-BR", Rows(211, 60.4 / skill, skill, 0.09)),
        ],
        [.. carriers.Select((carrier, index) => new GroupScores(carrier, Rows(4_800 - (900 * index), (11 + index) / skill, skill)))],
        [
            .. ((double[])[0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95]).SelectMany(IEnumerable<ReliabilityPoint> (stated) =>
            [
                new(Contenders.Model, stated, Math.Round(stated + (0.04 * (1 - skill)) - 0.004, 3)),
                new(Contenders.DeliveredOnly, stated, Math.Round(stated - (0.35 * stated * (1 - stated)) - 0.02, 3)),
                new(Contenders.KaplanMeier, stated, Math.Round(stated + (0.2 * stated * (1 - stated)), 3)),
            ]),
        ]);

    private static ContenderScores[] Rows(int parcels, double error, double skill, double off = 0) =>
    [
        Row(Contenders.Model, parcels, error, off - 0.004 - Math.Abs(0.4 * (1 - skill)), 3.4),
        Row(Contenders.DeliveredOnly, parcels, error * 1.11, off - 0.08, 2.7),
        Row(Contenders.KaplanMeier, parcels, error * 1.32, off + 0.03, 4.9),
        new(Contenders.LaneMedian, parcels, 0.83, error * 1.47, error * 1.02, null, null, null, null, null, null, null, null, null),
        new(Contenders.Promise, parcels, 0.83, error * 1.9, error * 1.31, null, null, null, null, null, null, null, null, null),
    ];

    private static ContenderScores Row(string contender, int parcels, double error, double off, double width) => new(
        contender, parcels, 0.83, error, error * 0.7, error * 0.2, error * 0.5, error * 0.34, error * 0.21, error * 0.72,
        Math.Round(0.5 + off, 4), Math.Round(0.8 + (0.8 * off), 4), Math.Round(0.9 + (0.6 * off), 4), error * width);
}
