namespace Analytics.Eta;

/// <summary>Makes the tables of a model from its training window: nothing else is looked at.</summary>
internal static class History
{
    /// <param name="journeys">Parcels of the window.</param>
    /// <param name="known">The window's end: what came later is not known. Seconds since 1970.</param>
    /// <returns>Tables with a calibration that adds nothing yet.</returns>
    public static EtaTables Of(IReadOnlyList<Journey> journeys, long known)
    {
        var (carriers, services, origins, destinations) = (new Words(), new Words(), new Words(), new Words());
        var (originCountries, destinationCountries) = (new Words(), new Words());
        var (lanes, routes, stages, rungs) = (new Groups(), new Groups(), new Groups(), new Groups[] { new(), new(), new() });
        var all = new List<Observation>(journeys.Count);
        foreach (var journey in journeys)
        {
            var shipment = journey.Shipment;
            var (carrier, service) = (carriers.Number(shipment.Carrier), services.Number(shipment.Service));
            var (origin, destination) = (origins.Number(shipment.Origin), destinations.Number(shipment.Destination));
            var from = originCountries.Number(Shipment.CountryOf(shipment.Origin));
            var country = destinationCountries.Number(Shipment.CountryOf(shipment.Destination));

            var outcome = journey.OutcomeAt(known);
            var whole = Took(journey.Begin, outcome);
            if (whole.Value <= 0)
            {
                continue;
            }

            all.Add(whole);
            carriers.Add(carrier, whole);
            services.Add(service, whole);
            origins.Add(origin, whole);
            destinations.Add(destination, whole);
            originCountries.Add(from, whole);
            destinationCountries.Add(country, whole);
            lanes.Add(new StatKey(origin, destination), whole);
            routes.Add(new StatKey(carrier, service, origin, destination), whole);
            AddStages(journey, outcome, stages, rungs, (carrier, origin, destination, country));
        }

        var around = Groups.StatOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
        var laneRows = lanes.Shrunken(_ => around);
        var byLane = laneRows.ToDictionary(row => row.Key, row => row.Value);
        return new EtaTables
        {
            Carriers = carriers.ToVocabulary(around),
            Services = services.ToVocabulary(around),
            Origins = origins.ToVocabulary(around),
            Destinations = destinations.ToVocabulary(around),
            OriginCountries = originCountries.ToVocabulary(around),
            DestinationCountries = destinationCountries.ToVocabulary(around),
            Lanes = laneRows,
            CarrierHours = carriers.Stats(around),
            CountryHours = destinationCountries.Stats(around),
            Routes = routes.Shrunken(key => byLane[new StatKey(key.C, key.D)]),
            Paces = routes.PacesIn(lanes, key => new StatKey(key.C, key.D)),
            Stages = stages.Shrunken(_ => Stat.None),
            Calibration = Calibration.None,
            Ladder = new Ladder([.. RungsOf(rungs)]),
        };
    }

    // From the first scan of each milestone, and of each stage.
    private static void AddStages(Journey journey, Outcome outcome, Groups stages, Groups[] rungs, (int Carrier, int Origin, int Destination, int Country) key)
    {
        var state = new ParcelState();
        var (milestones, begun) = (0u, 0);
        foreach (ref readonly var scan in journey.Scans.AsSpan())
        {
            if (scan.At >= outcome.At)
            {
                break;
            }

            state.Add(scan);
            var left = Took(scan.At, outcome);
            if ((milestones & (1u << (int)state.Last)) == 0)
            {
                milestones |= 1u << (int)state.Last;
                stages.Add(new StatKey(key.Carrier, key.Country, (int)state.Last), left);
            }

            if ((begun & (1 << (int)state.Stage)) == 0)
            {
                begun |= 1 << (int)state.Stage;
                rungs[0].Add(Ladder.LaneKey(key.Origin, key.Destination, state.Stage), left);
                rungs[1].Add(Ladder.Key(key.Country, state.Stage), left);
                rungs[2].Add(Ladder.Key(key.Carrier, state.Stage), left);
            }
        }
    }

    private static IEnumerable<Rung> RungsOf(Groups[] rungs) =>
        from one in new[] { (rungs[0], EtaLevel.Lane), (rungs[1], EtaLevel.DestinationCountry), (rungs[2], EtaLevel.Carrier) }
        from @group in one.Item1.All
        let rung = Rung.Of(one.Item2, @group.Key, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(@group.Observations))
        where rung is not null
        select rung;

    private static Observation Took(long from, Outcome outcome) => new((outcome.At - from) / 3600f, 1, outcome.IsDelivered);
}
