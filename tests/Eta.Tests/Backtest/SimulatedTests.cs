using System.Globalization;

namespace Analytics.Eta.Tests;

/// <summary>Parcels whose arrival is known for all, also of those in flight when the model was made: a quarter of them.</summary>
public sealed class SimulatedTests(ITestOutputHelper output)
{
    private static readonly EtaOptions options = new() { TrainingDays = 14, CalibrationDays = 21, TestDays = 7, SettleDays = 21, Rounds = 80 };

    [Fact]
    public void What_is_stated_is_what_comes_true_with_a_quarter_in_flight_and_leaving_those_out_is_seen_in_the_same_table()
    {
        var journeys = SimulatedJourneys.Of(70_000, 7, seed: 11);
        var known = SimulatedJourneys.Until.AddDays(options.SettleDays).ToUnixTimeSeconds();
        var judged = new EtaBacktest(null!, options, TimeProvider.System).Judged(journeys, Slices.Of(known, options), NoProgress.Instance, TestContext.Current.CancellationToken);
        var (model, deliveredOnly) = (judged.Scores.Overall[0], judged.Scores.Overall[1]);
        Tell(judged, model, deliveredOnly);

        Assert.InRange((double)judged.Training.InFlight / judged.Training.Parcels, 0.22, 0.30);
        Assert.Equal((Contenders.Model, Contenders.DeliveredOnly), (model.Contender, deliveredOnly.Contender));
        AssertCoverage(model, 0.02);
        var large = judged.Scores.Lanes.Where(lane => lane.Contenders[0].Parcels >= 500).ToList();
        Assert.InRange(large.Count, 5, 40);
        Assert.All(large, lane => AssertCoverage(lane.Contenders[0], 0.05));

        // Without those in flight everything seems to arrive sooner.
        Assert.InRange(deliveredOnly.Covered50!.Value, 0.3, 0.475);
        Assert.InRange(deliveredOnly.Covered90!.Value, 0.7, 0.875);
        Assert.All(judged.Scores.Overall.Skip(2), other => Assert.True(model.MeanErrorHours < other.MeanErrorHours));
    }

    private static void AssertCoverage(ContenderScores scores, double within)
    {
        Assert.InRange(scores.Covered50!.Value, 0.5 - within, 0.5 + within);
        Assert.InRange(scores.Covered80!.Value, 0.8 - within, 0.8 + within);
        Assert.InRange(scores.Covered90!.Value, 0.9 - within, 0.9 + within);
    }

    private void Tell(BacktestSlice judged, params ContenderScores[] rows)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{judged.Training.Parcels} parcels, {judged.Training.InFlight} in flight, {judged.Training.Rows} rows, sigma {judged.Training.Sigma}"));
        foreach (var (name, row) in rows.Select(row => (row.Contender, row)).Concat(judged.Scores.Lanes.Select(lane => (lane.Group, lane.Contenders[0])).Where(lane => lane.Item2.Parcels >= 500)))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} n {row.Parcels,6} MAE {row.MeanErrorHours:F2} h, p50 {row.Covered50:P1} p80 {row.Covered80:P1} p90 {row.Covered90:P1}"));
        }
    }
}
