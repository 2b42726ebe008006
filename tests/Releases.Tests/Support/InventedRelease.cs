using Analytics.Support;
using Analytics.Support.Requests;

namespace Analytics.Releases.Tests.Support;

/// <summary>A release of invented rows: small, and with everything that a release may have.</summary>
internal static class InventedRelease
{
    public static readonly Publisher Publisher = new("Invented Parcels Ltd", new Uri("https://data.example/"));

    public static readonly Window Window = new(2026, 8);

    /// <summary>No later than that of others who write tables into the same engine: what is a day old is swept away.</summary>
    public static readonly TimeProvider Time = new SettableTime(new(2026, 10, 31, 0, 0, 0, TimeSpan.Zero));

    public static readonly IReadOnlyList<ErrorPoint> Errors = [new(2, 0.021, 0.034), new(0.25, 0.16, 0.24), new(1, 0.04, 0.063)];

    public static DatasetDefinition Dataset { get; } = new()
    {
        Id = "carrier-lane",
        Title = "Carriers by lane",
        Description = "Delivery times of carriers, \"as they are\":\nby lane & service, <week by week>.",
        Grid = new Grid
        {
            Carriers = ["dhl", "hermes", "ups"],
            Services = ["Express, \"next day\"", "standard", "Économie"],
            Lanes = [new("DE", "FR"), new("DE", "US"), new("CN", "DE")],
            Period = Period.Week,
        },
        Totals = [Margin.Carrier, Margin.Lane],
        Bins = new DurationBins([0, 24, 48, 72, 240]),
    };

    /// <summary>The same without weeks, services and totals.</summary>
    public static DatasetDefinition Plain { get; } =
        Dataset with { Id = "carriers", Grid = Dataset.Grid with { Services = [], Period = Period.Month }, Totals = [] };

    /// <summary>Groups of the dataset in no order: all but the first lane's with the first carrier, and some more.</summary>
    public static IReadOnlyList<ReleasedGroup> Groups(DatasetDefinition dataset) =>
        new Chance(1).Shuffle(Keys(dataset).Where((_, i) => i % 7 > 1).Select((key, i) => Group(dataset, key, i)));

    public static IEnumerable<GroupKey> Keys(DatasetDefinition dataset) =>
        from carrier in dataset.Grid.Carriers
        from service in dataset.Grid.Services.Cast<string?>().DefaultIfEmpty()
        from lane in dataset.Grid.Lanes
        from week in dataset.Grid.Period == Period.Week ? GridIndex.WeeksOf(Window).Cast<DateOnly?>() : [null]
        select new GroupKey(carrier, service, lane, week);

    public static ReleasedGroup Group(DatasetDefinition dataset, GroupKey key, int number)
    {
        long[] promises = number % 5 == 0 ? [0, -3, 150 + number] : [100 + (7 * number), 20 - number, number];
        long[] durations = [.. Enumerable.Range(0, dataset.Bins.Count).Select(bin => (long)(((number * 31) + (bin * 17)) % 90) - 4)];
        return new() { Key = key, Promises = promises, Durations = durations, Figures = Figures(promises, durations, dataset.Bins) };
    }

    /// <summary>Totals over all groups of the grid, those that are not told among them.</summary>
    public static IReadOnlyList<ReleasedTotal> Totals(DatasetDefinition dataset, IReadOnlyList<ReleasedGroup> groups) =>
    [
        .. from margin in dataset.Totals
           from key in margin == Margin.Carrier ? dataset.Grid.Carriers : dataset.Grid.Lanes.Select(lane => lane.ToString())
           from week in GridIndex.WeeksOf(Window)
           let told = groups.Where(row => row.Key.Week == week && key == (margin == Margin.Carrier ? row.Key.Carrier : row.Key.Lane.ToString()))
           select new ReleasedTotal(margin, key, week, told.Sum(row => row.Parcels) - 11),
    ];

    /// <summary>Figures that are easily made, with nulls among them; not those of the product.</summary>
    public static GroupFigures Figures(IReadOnlyList<long> promises, IReadOnlyList<long> durations, DurationBins bins)
    {
        var promised = promises[0] + promises[1];
        var middle = Math.Round(durations.Select((count, i) => Math.Max(count, 0) * bins.Edges[i]).Sum() / Math.Max(1, durations.Sum(count => Math.Max(count, 0))), 1);
        return new(middle, middle > 60 ? null : middle + 0.1, middle + 12.3, durations[^1] > 50 ? null : middle + 24, promised <= 0 ? null : Math.Round(promises[0] / (double)promised, 3));
    }

    public static VerifierRules Rules { get; } = new(terms => terms is { Noise: NoiseKind.Gaussian, PromiseScale: "123173/100" } ? 90 : long.MaxValue, Figures);

    public static ReleaseFacts Facts(DatasetDefinition dataset, long released) => new()
    {
        Id = $"{dataset.Id}-{Window}",
        Dataset = dataset,
        Window = Window,
        ClosedAt = new(2026, 9, 8, 0, 0, 0, TimeSpan.Zero),
        BuiltAt = new(2026, 9, 8, 3, 4, 5, TimeSpan.FromHours(2)),
        Unit = new(UnitKind.RecipientMonth, dataset.Privacy.GroupsPerUnit, dataset.Privacy.ParcelsPerGroup),
        Eligibility = new(48_713, 1_271, 57, 4, 3_333, 2_222, 43_158, new string('a', 64)),
        Budget = new(0.024356m, 1e-6, Zcdp.Epsilon(0.024356m, 1e-6), 0.024356m, 0.05m, 0.146136m, 0.3m, Zcdp.Epsilon(0.146136m, 1e-6)),
        Threshold = new(NoiseKind.Gaussian, "307933/1000", "123173/100", 97),
        Groups = new(Keys(dataset).LongCount(), released, 17, 3, 4),
        KeyEpochs = [202608, 202607],
        Attacks = [new("small-cells", true, "17 groups were looked for, a thousand times.", "Nothing.")],
    };
}
