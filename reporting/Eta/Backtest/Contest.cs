namespace Analytics.Eta;

/// <summary>Holds a model against the one that serves and the baselines on the slice after its calibration.</summary>
internal static class Contest
{
    /// <param name="model">The model.</param>
    /// <param name="champion">The one that serves; may be absent.</param>
    /// <param name="deliveredOnly">The same model without parcels in flight; may be absent.</param>
    /// <param name="journeys">All parcels.</param>
    /// <param name="slices">Of time.</param>
    public static Scorecard Run(EtaModel model, EtaModel? champion, EtaModel? deliveredOnly, IReadOnlyList<Journey> journeys, Slices slices)
    {
        var (moments, first) = Enter(Contenders.Model, model);
        List<Contestant> contestants = [first];
        foreach (var (name, other) in new[] { (Contenders.Champion, champion), (Contenders.DeliveredOnly, deliveredOnly) })
        {
            if (other is not null)
            {
                contestants.Add(Enter(name, other).Contestant);
            }
        }

        contestants.AddRange(Baselines.Of(journeys, slices, moments));
        return new Scoring(moments, contestants).Score(slices, journeys, first.Margins);

        // Each by its own tables; the moments are the same.
        (Moments Moments, ModelContestant Contestant) Enter(string name, EtaModel entered)
        {
            var made = new MomentMaker(entered.Features).Make(journeys, slices.CalibratedUntil, slices.TestUntil, slices.Known);
            return (made, new ModelContestant(name, entered, made));
        }
    }
}
