namespace Analytics.Eta.Tests;

/// <summary>Records of models, of which only the hashes matter.</summary>
internal static class Records
{
    public static ModelRecord Of(string version, string modelHash, string tablesHash) => new()
    {
        Version = version,
        TrainedAt = SimulatedJourneys.Until,
        FeatureSet = FeatureSet.Signature,
        ModelHash = modelHash,
        TablesHash = tablesHash,
        Library = Booster.LibraryVersion,
        Data = new DataUse(SimulatedJourneys.Until, SimulatedJourneys.Until, SimulatedJourneys.Until, ["eta"], [202609]),
        Training = new TrainingFacts(1, 0, 1, 1, 0.5, [], 0),
        Scores = new Scorecard(SimulatedJourneys.Until, SimulatedJourneys.Until, SimulatedJourneys.Until, [], [], [], [], []),
        Verdict = new Verdict(true, []),
        Gains = [],
    };
}
