using System.Text.Json;

namespace Analytics.Eta.Tests;

/// <summary>What comes after an instant changes nothing that was known, learned or scored as of it.</summary>
public sealed class LeakageTests(SmallModel small)
{
    private static readonly EtaOptions options = SmallModel.Options with { TrainingDays = 14, CalibrationDays = 7, Rounds = 8 };

    [Fact]
    public void With_the_future_permuted_the_scores_of_past_slices_are_the_same_byte_by_byte()
    {
        var past = Slices.Of(SimulatedJourneys.Until.ToUnixTimeSeconds(), options, back: 1);
        var permuted = Permuted(small.Journeys, past.Known);
        Assert.NotEqual(ScoresOf(small.Journeys, past with { Known = past.Known + (7 * 86_400) }), ScoresOf(permuted, past with { Known = past.Known + (7 * 86_400) }));
        Assert.Equal(ScoresOf(small.Journeys, past), ScoresOf(permuted, past));
    }

    [Fact]
    public void Target_statistics_are_those_of_the_training_window_alone()
    {
        var cut = small.Slices.Cut;
        var learned = small.Journeys.Where(journey => journey.Begin < cut).ToList();
        Assert.Equal(TablesOf(learned, cut), TablesOf(Permuted(learned, cut), cut));
        Assert.NotEqual(TablesOf(learned, cut), TablesOf(learned, cut + 86_400));
    }

    private static string ScoresOf(List<Journey> journeys, Slices slices) =>
        JsonSerializer.Serialize(new EtaBacktest(null!, options, TimeProvider.System).Judged(journeys, slices, NoProgress.Instance, TestContext.Current.CancellationToken));

    private static string TablesOf(List<Journey> journeys, long known) => JsonSerializer.Serialize(History.Of(journeys, known), EtaJson.Default.EtaTables);

    // Every parcel gets the later scans of another one.
    private static List<Journey> Permuted(List<Journey> journeys, long after) =>
    [
        .. journeys.Select((journey, i) => journey with
        {
            Scans =
            [
                .. journey.Scans.Where(scan => scan.At <= after),
                .. journeys[(i + 1) % journeys.Count].Scans.Where(scan => scan.At > after),
            ],
        }).Where(journey => journey.Scans.Length > 0),
    ];
}
