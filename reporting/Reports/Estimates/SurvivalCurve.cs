using System.Numerics;
using System.Runtime.CompilerServices;

namespace Analytics.Reports;

/// <summary>
/// How long all durations of a group will have taken, those too that go on: the estimate of Kaplan and Meier, by the weekday on which they
/// began.
/// <para>
/// How long a parcel takes depends on its weekday, for weekends lie in its way; and so does how long it has been seen: on a Monday, the parcels
/// of Fridays have been seen for 3 days, or 10, or 17. One curve for all would take the one for the other. So each weekday has its own, and
/// they are added up, each weighted with its parcels.
/// </para>
/// Filled anew for each group; what it tells is of the group it was filled with last. Not safe to use from several threads.
/// </summary>
internal sealed class SurvivalCurve
{
    private readonly KeyCounts ended = new();
    private readonly KeyCounts open = new();
    private readonly Step[] steps = new Step[DurationScale.LastBin + 1];
    private int stepCount;
    private DurationScale scale = DurationScale.Hours;

    /// <summary>Durations that have come to their end.</summary>
    public long N => ended.Total;

    /// <summary>Durations that go on, and will come to an end.</summary>
    public long InFlight { get; private set; }

    public bool IsEnough => N >= Confidence.Enough;

    private long Size => ended.Total + open.Total;

    /// <param name="unit">What the keys tell durations in.</param>
    /// <param name="endedKeys">Durations that have come to their end.</param>
    /// <param name="openKeys">Durations so far, of those that have not.</param>
    /// <param name="endless">How many of the open ones never will: they outlast all others, and are not in flight.</param>
    public void Fill(DurationScale unit, KeyList endedKeys, KeyList openKeys = default, long endless = 0)
    {
        scale = unit;
        stepCount = 0;
        ended.Clear();
        open.Clear();
        endedKeys.AddTo(ended);
        openKeys.AddTo(open);
        InFlight = open.Total - endless;
        Walk();
    }

    /// <summary>The durations that have come to their end, by their bins, in order.</summary>
    public IReadOnlyList<(int Bin, long Durations)> EndedByBin()
    {
        var bins = new List<(int, long)>();
        foreach (var bin in new OccurringBins(ended, ended))
        {
            bins.Add((bin, Sum(ended.Of(bin))));
        }

        return bins;
    }

    /// <summary>The percentile of all, in the unit; null below <see cref="Confidence.Enough"/>, where too few have ended to tell, and in the last bin.</summary>
    public double? Percentile(int percent) => Percentile(percent, Size, ranksOfAll: true);

    /// <summary>The percentile of those alone that have ended: too low while some go on.</summary>
    public double? EndedOnlyPercentile(int percent) => Percentile(percent, N, ranksOfAll: false);

    /// <summary>The 95 % interval of <see cref="Percentile(int)"/>, by Greenwood's variance, widened to whole bins.</summary>
    public (double? Low, double? High) Interval(int percent)
    {
        if (!IsEnough)
        {
            return (null, null);
        }

        var low = FirstStep(percent, Confidence.Z);
        var high = FirstStep(percent, -Confidence.Z);
        return (
            low < 0 ? null : scale.StartOf(steps[low].Bin),
            high < 0 ? null : scale.StartOf(steps[high].Bin) + scale.WidthOf(steps[high].Bin));
    }

    // The first at which the share, moved by so many errors, has reached the percentile; -1 where none has.
    private int FirstStep(int percent, double errors)
    {
        var share = (percent / 100.0) - 1e-9;
        for (var i = 0; i < stepCount; i++)
        {
            ref readonly var step = ref steps[i];
            if (step.Share + (errors * step.Error) >= share)
            {
                return i;
            }
        }

        return -1;
    }

    // From bin to bin. In each, those that end do so before those that go on are lost from sight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk()
    {
        if (!IsEnough)
        {
            return;
        }

        Span<Weekday> weekdays = stackalloc Weekday[DurationScale.Weekdays];
        Begin(weekdays);
        var (atRisk, goOn, share, hazard, handedOn, through) = (Size, 1.0, 0.0, 0.0, 0.0, 0L);
        foreach (var bin in new OccurringBins(ended, open))
        {
            var (ends, gain) = (0, 0.0);
            var endsOf = ended.Of(bin);
            for (var days = ended.WeekdaysOf(bin); days != 0; days &= days - 1)
            {
                var day = BitOperations.TrailingZeroCount(days);
                ends += endsOf[day];
                gain += weekdays[day].End(endsOf[day]);
            }

            if (ends > 0)
            {
                // What a weekday has left to gain when the last of its parcels is out of sight, it gains as all together do from there on.
                var commonGain = goOn * ((double)ends / atRisk);
                share += gain + (handedOn * commonGain);
                goOn -= commonGain;
                hazard += ends < atRisk ? ends / ((double)atRisk * (atRisk - ends)) : 0;
                through += ends;
                atRisk -= ends;
                steps[stepCount++] = new Step(bin, share, through, atRisk > 0 ? goOn * Math.Sqrt(hazard) : 0);
            }

            var leaveOf = open.Of(bin);
            for (var days = open.WeekdaysOf(bin); days != 0; days &= days - 1)
            {
                var day = BitOperations.TrailingZeroCount(days);
                var left = weekdays[day].Leave(leaveOf[day]);
                handedOn += goOn > 0 ? left / goOn : 0;
                atRisk -= leaveOf[day];
            }
        }
    }

    private void Begin(Span<Weekday> weekdays)
    {
        Span<long> durations = stackalloc long[DurationScale.Weekdays];
        durations.Clear();
        ended.AddTo(durations);
        open.AddTo(durations);
        for (var day = 0; day < weekdays.Length; day++)
        {
            weekdays[day] = new Weekday { AtRisk = durations[day], GoOn = (double)durations[day] / Size };
        }
    }

    private static long Sum(ReadOnlySpan<int> week)
    {
        var sum = 0L;
        foreach (var durations in week)
        {
            sum += durations;
        }

        return sum;
    }

    // Type 7: percentile p lies at (size - 1) * p, between two neighbouring order statistics.
    private double? Percentile(int percent, long size, bool ranksOfAll)
    {
        if (!IsEnough)
        {
            return null;
        }

        var (rank, rest) = Math.DivRem((size - 1) * percent, 100);
        var lower = OrderStatistic(rank + 1, ranksOfAll);
        return rest == 0 ? lower : lower + (rest / 100.0 * (OrderStatistic(rank + 2, ranksOfAll) - lower));
    }

    private double? OrderStatistic(long rank, bool ranksOfAll)
    {
        var (from, to) = (0, stepCount);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            (from, to) = RankAt(middle, ranksOfAll) >= rank - 0.001 ? (from, middle) : (middle + 1, to);
        }

        if (from == stepCount)
        {
            return null;
        }

        var (before, reached) = (RankAt(from - 1, ranksOfAll), RankAt(from, ranksOfAll));
        return scale.StartOf(steps[from].Bin) + (scale.WidthOf(steps[from].Bin) * Math.Clamp((rank - 0.5 - before) / (reached - before), 0, 1));
    }

    // The rank that is reached at the end of a step, of all durations or of those alone that have ended.
    private double RankAt(int step, bool ranksOfAll) => step < 0 ? 0 : ranksOfAll ? steps[step].Share * Size : steps[step].Ended;

    /// <summary>The curve of one weekday, up to a bin.</summary>
    private struct Weekday
    {
        /// <summary>Durations that have neither ended nor left.</summary>
        public long AtRisk;

        /// <summary>The share, of all of the group, that are of this weekday and go on.</summary>
        public double GoOn;

        /// <summary>So many end.</summary>
        /// <returns>The share, of all of the group, that thereby have ended.</returns>
        public double End(int durations)
        {
            var gain = GoOn * ((double)durations / AtRisk);
            AtRisk -= durations;
            GoOn = AtRisk == 0 ? 0 : GoOn - gain;
            return gain;
        }

        /// <summary>So many leave, and are not seen to end.</summary>
        /// <returns>The share that goes on with nobody left to see it.</returns>
        public double Leave(int durations)
        {
            AtRisk -= durations;
            return AtRisk == 0 ? GoOn : 0;
        }
    }

    /// <summary>Where the curve stands at the end of a bin in which durations ended.</summary>
    /// <param name="Bin">The bin.</param>
    /// <param name="Share">The share of all that will have ended.</param>
    /// <param name="Ended">Durations that have ended.</param>
    /// <param name="Error">The standard error of the share.</param>
    private readonly record struct Step(int Bin, double Share, long Ended, double Error);
}
