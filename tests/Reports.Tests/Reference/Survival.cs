namespace Analytics.Reports.Tests.Reference;

/// <summary>
/// Percentiles of durations of which some go on, the long way: every parcel by itself. A parcel in flight hands its weight on to those
/// of its weekday that outlast it (Efron's redistribution to the right, which gives Kaplan and Meier's estimate), and where there are none,
/// to all that outlast it, by the weight that they would have if weekdays made no difference.
/// </summary>
internal sealed class Survival
{
    private const double Z = 1.959964;

    private readonly List<Step> steps = [];
    private readonly int size;

    /// <param name="ended">Durations that have come to their end.</param>
    /// <param name="open">Durations so far of those that have not.</param>
    public Survival(IEnumerable<Duration> ended, IEnumerable<Duration> open)
    {
        Exit[] exits = [.. ended.Select(duration => new Exit(duration, IsOpen: false))
            .Concat(open.Select(duration => new Exit(duration, IsOpen: true)))
            .OrderBy(exit => exit.Order)];
        size = exits.Length;
        var common = Weights([.. exits.Select(exit => exit.IsOpen)]);
        var weights = WeightsByWeekday(exits, common);

        var (share, commonShare, hazard) = (0.0, 0.0, 0.0);
        for (var i = 0; i < size;)
        {
            var bin = exits[i].Bin;
            var atRisk = size - i;
            var ends = 0;
            var before = share;
            for (; i < size && exits[i].Bin == bin; i++)
            {
                ends += exits[i].IsOpen ? 0 : 1;
                share += weights[i];
                commonShare += common[i];
            }

            if (ends > 0)
            {
                hazard += ends < atRisk ? (double)ends / atRisk / (atRisk - ends) : 0;
                steps.Add(new Step(bin.Start, bin.Width, before, share, ends == atRisk ? 0 : (1 - commonShare) * Math.Sqrt(hazard)));
            }
        }
    }

    /// <summary>In the unit of the durations; null when not reached.</summary>
    public double? Percentile(int percent)
    {
        var position = (size - 1) * percent / 100.0;
        var lower = (int)Math.Floor(position + 1e-9);
        var rest = position - lower;
        return rest < 1e-9 ? OrderStatistic(lower + 1) : OrderStatistic(lower + 1) * (1 - rest) + OrderStatistic(lower + 2) * rest;
    }

    /// <summary>The 95 % interval of a percentile, in the unit of the durations; null where an end is not reached.</summary>
    public (double? Low, double? High) Interval(int percent)
    {
        var low = steps.Find(step => step.After + Z * step.Error >= percent / 100.0 - 1e-9);
        var high = steps.Find(step => step.After - Z * step.Error >= percent / 100.0 - 1e-9);
        return (low?.Start, high?.Start + high?.Width);
    }

    private double? OrderStatistic(int rank)
    {
        var step = steps.Find(candidate => candidate.After * size >= rank - 1e-3);
        var within = step is null ? 0 : (rank - 0.5 - step.Before * size) / ((step.After - step.Before) * size);
        return step?.Start + step?.Width * Math.Clamp(within, 0, 1);
    }

    private static double[] WeightsByWeekday(Exit[] exits, double[] common)
    {
        var weights = new double[exits.Length];
        foreach (var weekday in Enumerable.Range(0, exits.Length).GroupBy(i => exits[i].Duration.Weekday))
        {
            int[] places = [.. weekday];
            var part = (double)places.Length / exits.Length;
            var own = Weights([.. places.Select(i => exits[i].IsOpen)]);
            for (var k = 0; k < places.Length; k++)
            {
                weights[places[k]] += part * own[k];
            }

            var last = exits[places[^1]].Order;
            var later = Enumerable.Range(0, exits.Length).Where(i => exits[i].Order.CompareTo(last) > 0).ToList();
            var share = common.Where((_, i) => exits[i].Order.CompareTo(last) <= 0).Sum();
            foreach (var i in later)
            {
                weights[i] += part * (1 - own.Sum()) * common[i] / (1 - share);
            }
        }

        return weights;
    }

    private static double[] Weights(bool[] isOpen)
    {
        var weights = Enumerable.Repeat(1.0 / isOpen.Length, isOpen.Length).ToArray();
        for (var i = 0; i < isOpen.Length; i++)
        {
            for (var later = i + 1; isOpen[i] && later < isOpen.Length; later++)
            {
                weights[later] += weights[i] / (isOpen.Length - i - 1);
            }

            weights[i] = isOpen[i] ? 0 : weights[i];
        }

        return weights;
    }

    private sealed record Exit(Duration Duration, bool IsOpen)
    {
        public (double? Start, double Width) Bin => Duration.Bin;

        public (double, bool) Order => (Bins.Order(Bin), IsOpen);
    }

    private sealed record Step(double? Start, double Width, double Before, double After, double Error);
}
