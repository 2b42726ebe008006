namespace Analytics.Reports;

/// <summary>How transit times spread: parcels by bins of equal width, the same ones for every group.</summary>
internal static class Distribution
{
    private const int MostBins = 100;
    private const int LastMinute = 60 * 24 * 60;

    private static readonly int[] WidthsInMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440];

    public static readonly GroupShape Shape = new(["ended"], []);

    public static (GroupKey Key, IReadOnlyList<(int Bin, long Parcels)> Spread) Spread(Group group, SurvivalCurve transit, ReportRequest request)
    {
        transit.Fill(DurationScale.Hours, group.Ended());
        return (group.Key, transit.EndedByBin());
    }

    public static IEnumerable<DistributionRow> Rows(IReadOnlyList<(GroupKey Key, IReadOnlyList<(int Bin, long Parcels)> Spread)> spreads, ReportRequest request)
    {
        var all = new SortedDictionary<int, long>();
        foreach (var (bin, parcels) in spreads.SelectMany(group => group.Spread))
        {
            all[DurationScale.MinuteOf(bin)] = all.GetValueOrDefault(DurationScale.MinuteOf(bin)) + parcels;
        }

        var bins = Bins.Of(all);
        return spreads.SelectMany(group => RowsOf(group.Key, group.Spread, bins));
    }

    private static IEnumerable<DistributionRow> RowsOf(GroupKey key, IReadOnlyList<(int Bin, long Parcels)> spread, Bins bins)
    {
        var size = spread.Sum(bin => bin.Parcels);
        if (size is > 0 and < Confidence.Enough)
        {
            return [new DistributionRow(key) { N = size, Status = ReportRow.InsufficientData }];
        }

        return spread
            .GroupBy(bin => bins.StartOf(DurationScale.MinuteOf(bin.Bin)), bin => bin.Parcels)
            .Select(bin => new DistributionRow(key)
            {
                FromHours = Math.Round(bin.Key / 60.0, 4),
                ToHours = bin.Key >= bins.Past ? null : Math.Round((bin.Key + bins.Width) / 60.0, 4),
                N = bin.Sum(),
                Share = Shares.Of(bin.Sum(), size),
                Status = ReportRow.StatusOf(isEnough: true),
            });
    }

    /// <summary>Bins of equal width from 0 to a minute, and one for all that is past it.</summary>
    /// <param name="Width">In minutes.</param>
    /// <param name="Past">The minute that the last bin begins at.</param>
    private sealed record Bins(int Width, int Past)
    {
        public int StartOf(int minute) => minute < Past ? minute / Width * Width : Past;

        /// <summary>
        /// From the fastest to where 99 % of all have come, or to the last minute before the bin without an end: the first of the widths
        /// that are multiples of the grain there and make no more than 100 bins.
        /// </summary>
        public static Bins Of(SortedDictionary<int, long> parcels)
        {
            var (first, last, reached, most) = (parcels.Keys.FirstOrDefault(), 0, 0L, 0.99 * parcels.Values.Sum());
            foreach (var (minute, here) in parcels)
            {
                last = reached < most ? Math.Min(minute, LastMinute - 1) : last;
                reached += here;
            }

            var grain = last switch { < 1440 => 1, < 14_400 => 15, _ => 60 };
            var width = WidthsInMinutes.First(minutes => minutes % grain == 0 && (last / minutes) - (first / minutes) < MostBins);
            return new Bins(width, ((last / width) + 1) * width);
        }
    }
}
