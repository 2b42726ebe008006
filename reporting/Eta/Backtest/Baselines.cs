using System.Runtime.InteropServices;

namespace Analytics.Eta;

/// <summary>What can be told without a model, from parcels of the lane that were begun before the slice.</summary>
internal static class Baselines
{
    private const long RecentWeeks = 4 * 7 * 86_400;

    /// <param name="journeys">All parcels.</param>
    /// <param name="slices">Of time.</param>
    /// <param name="moments">Those to tell of.</param>
    public static IEnumerable<Contestant> Of(IReadOnlyList<Journey> journeys, Slices slices, Moments moments)
    {
        var (recent, delivered) = (new Dictionary<(string, string), List<Observation>>(), new Dictionary<(string, string), List<float>>());
        foreach (var journey in journeys.Where(journey => journey.Begin >= slices.From && journey.Begin < slices.CalibratedUntil))
        {
            var (lane, outcome) = ((journey.Shipment.Origin, journey.Shipment.Destination), journey.OutcomeAt(slices.CalibratedUntil));
            var hours = (outcome.At - journey.Begin) / 3600f;
            if (hours > 0 && journey.Begin >= slices.CalibratedUntil - RecentWeeks)
            {
                ListOf(recent, lane).Add(new Observation(hours, 1, outcome.IsDelivered));
            }

            if (hours > 0 && outcome.IsDelivered)
            {
                ListOf(delivered, lane).Add(hours);
            }
        }

        var rungs = recent.Select(lane => (lane.Key, Rung: Rung.Of(EtaLevel.Lane, default, CollectionsMarshal.AsSpan(lane.Value)))).Where(lane => lane.Rung is not null).ToDictionary(lane => lane.Key, lane => lane.Rung!);
        var medians = delivered.ToDictionary(lane => lane.Key, lane => MedianOf(lane.Value));
        yield return new KaplanMeierContestant(rungs, journeys, moments);
        yield return new LaneMedianContestant(medians, journeys, moments);
        yield return new PromiseContestant(journeys, moments);
    }

    private static List<T> ListOf<T>(Dictionary<(string, string), List<T>> lists, (string, string) key)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        return list ??= [];
    }

    private static float MedianOf(List<float> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private static float HoursOnTheWay(Journey journey, long now) => Math.Max(0, now - journey.Begin) / 3600f;

    private sealed class KaplanMeierContestant(Dictionary<(string, string), Rung> lanes, IReadOnlyList<Journey> journeys, Moments moments)
        : Contestant(Contenders.KaplanMeier, hasQuantiles: true)
    {
        public override bool Tell(int moment, Span<float> hours)
        {
            var journey = journeys[moments.Parcels[moment]];
            if (!lanes.TryGetValue((journey.Shipment.Origin, journey.Shipment.Destination), out var lane))
            {
                return false;
            }

            var elapsed = HoursOnTheWay(journey, moments.At[moment]);
            for (var level = 0; level < Levels.Count; level++)
            {
                hours[level] = (float)lane.HoursLeft(elapsed, Levels.All[level]);
            }

            return true;
        }
    }

    private sealed class LaneMedianContestant(Dictionary<(string, string), float> lanes, IReadOnlyList<Journey> journeys, Moments moments)
        : Contestant(Contenders.LaneMedian, hasQuantiles: false)
    {
        public override bool Tell(int moment, Span<float> hours)
        {
            var journey = journeys[moments.Parcels[moment]];
            var isKnown = lanes.TryGetValue((journey.Shipment.Origin, journey.Shipment.Destination), out var median);
            hours[Levels.P50] = Math.Max(0, median - HoursOnTheWay(journey, moments.At[moment]));
            return isKnown;
        }
    }

    private sealed class PromiseContestant(IReadOnlyList<Journey> journeys, Moments moments) : Contestant(Contenders.Promise, hasQuantiles: false)
    {
        public override bool Tell(int moment, Span<float> hours)
        {
            var promised = journeys[moments.Parcels[moment]].Shipment.PromisedUntil;
            hours[Levels.P50] = Math.Max(0, (promised ?? 0) - moments.At[moment]) / 3600f;
            return promised is not null;
        }
    }
}
