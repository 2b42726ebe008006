namespace Analytics.Reports.Tests.Reference;

/// <summary>
/// Percentiles of durations of which some go on, the long way: every parcel by itself, and a parcel in flight hands its weight on to
/// those that outlast it (Efron's redistribution to the right, which gives Kaplan and Meier's estimate).
/// </summary>
internal sealed class Survival
{
    private const double Z = 1.959964;

    private readonly List<Step> steps = [];
    private readonly int size;

    /// <param name="ended">Durations in seconds.</param>
    /// <param name="open">Durations so far, in seconds.</param>
    public Survival(IEnumerable<long> ended, IEnumerable<long> open)
    {
        var parcels = ended.Select(seconds => (Bin: Bins.Of(seconds), IsOpen: false))
            .Concat(open.Select(seconds => (Bin: Bins.Of(seconds), IsOpen: true)))
            .OrderBy(parcel => Bins.Order(parcel.Bin)).ThenBy(parcel => parcel.IsOpen)
            .ToArray();
        size = parcels.Length;
        var weights = Weights([.. parcels.Select(parcel => parcel.IsOpen)]);

        var share = 0.0;
        var hazard = 0.0;
        for (var i = 0; i < size;)
        {
            var bin = parcels[i].Bin;
            var atRisk = size - i;
            var ends = 0;
            var before = share;
            for (; i < size && parcels[i].Bin == bin; i++)
            {
                ends += parcels[i].IsOpen ? 0 : 1;
                share += weights[i];
            }

            if (ends > 0)
            {
                hazard += ends < atRisk ? (double)ends / atRisk / (atRisk - ends) : 0;
                steps.Add(new Step(bin.Start, bin.Width, before, share, ends == atRisk ? 0 : (1 - share) * Math.Sqrt(hazard)));
            }
        }
    }

    /// <summary>In hours; null when not reached.</summary>
    public double? Percentile(int percent)
    {
        var position = (size - 1) * percent / 100.0;
        var lower = (int)Math.Floor(position + 1e-9);
        var rest = position - lower;
        return rest < 1e-9 ? OrderStatistic(lower + 1) : OrderStatistic(lower + 1) * (1 - rest) + OrderStatistic(lower + 2) * rest;
    }

    /// <summary>The 95 % interval of a percentile, in hours; null where an end is not reached.</summary>
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

    private sealed record Step(double? Start, double Width, double Before, double After, double Error);
}
