namespace Analytics.Eta;

/// <summary>Turns parcels into rows: training, calibration and judgement look at moments made here.</summary>
/// <param name="features">What is looked at.</param>
internal sealed class MomentMaker(FeatureSet features)
{
    private const float LeastHours = 1 / 60f;

    /// <param name="journeys">The parcels.</param>
    /// <param name="from">Moments at or after this one, in seconds since 1970.</param>
    /// <param name="until">Moments before this one.</param>
    /// <param name="known">Deliveries up to this one are known.</param>
    /// <param name="wanted">Whether a parcel counts, by how it ended; all when null.</param>
    public Moments Make(IReadOnlyList<Journey> journeys, long from, long until, long known, Func<Outcome, bool>? wanted = null)
    {
        var (values, priors, left, delivered, weights) = (new List<float>(), new List<Prior>(), new List<float>(), new List<bool>(), new List<float>());
        var (parcels, lanes, at) = (new List<int>(), new List<StatKey>(), new List<long>());
        var (instants, row, encoded) = (new List<long>(), new float[FeatureSet.Count], new Dictionary<Shipment, EncodedShipment>());
        for (var parcel = 0; parcel < journeys.Count; parcel++)
        {
            var journey = journeys[parcel];
            var outcome = journey.OutcomeAt(known);
            if (wanted is not null && !wanted(outcome))
            {
                continue;
            }

            Instants.Choose(journey, outcome, from, until, instants);
            var (state, next) = (new ParcelState(), 0);
            var shipment = Encode(journey.Shipment);
            foreach (var now in instants)
            {
                for (; next < journey.Scans.Length && journey.Scans[next].At <= now; next++)
                {
                    state.Add(journey.Scans[next]);
                }

                priors.Add(features.Write(shipment, state, now, row));
                values.AddRange(row);
                left.Add(Math.Max((outcome.At - now) / 3600f, LeastHours));
                delivered.Add(outcome.IsDelivered);
                weights.Add(1f / instants.Count);
                parcels.Add(parcel);
                lanes.Add(new StatKey(shipment.Origin, shipment.Destination));
                at.Add(now);
            }
        }

        return new Moments([.. values], [.. priors], [.. left], [.. delivered], [.. weights], [.. parcels], [.. lanes], [.. at]);

        // Few shipments differ but for the promise.
        EncodedShipment Encode(Shipment shipment)
        {
            var common = shipment with { PromisedUntil = null };
            if (!encoded.TryGetValue(common, out var known))
            {
                encoded.Add(common, known = features.Encode(common));
            }

            return known with { PromisedUntil = shipment.PromisedUntil };
        }
    }
}
