using System.Globalization;

namespace Analytics.Eta.Tests;

/// <summary>A model against the baselines on chosen moments of real parcels, told as a table.</summary>
internal static class RealContest
{
    /// <param name="model">The model.</param>
    /// <param name="journeys">All parcels.</param>
    /// <param name="slices">Of time.</param>
    /// <param name="isWanted">Which moments count, by parcel and instant; all when null.</param>
    public static Scorecard Run(EtaModel model, List<Journey> journeys, Slices slices, Func<Journey, long, bool>? isWanted = null)
    {
        var all = new MomentMaker(model.Features).Make(journeys, slices.CalibratedUntil, slices.TestUntil, slices.Known);
        var moments = all.Pick([.. Enumerable.Range(0, all.Count).Where(i => isWanted?.Invoke(journeys[all.Parcels[i]], all.At[i]) ?? true)]);
        var first = new ModelContestant(Contenders.Model, model, moments);
        return new Scoring(moments, [first, .. Baselines.Of(journeys, slices, moments)]).Score(slices, journeys, first.Margins);
    }

    public static Slices Slices(DateTimeOffset from, DateTimeOffset cut, DateTimeOffset calibrated, DateTimeOffset until) =>
        new(from.ToUnixTimeSeconds(), cut.ToUnixTimeSeconds(), calibrated.ToUnixTimeSeconds(), until.ToUnixTimeSeconds(), until.AddDays(60).ToUnixTimeSeconds());

    public static void Tell(ITestOutputHelper output, string title, Scorecard scores, double unit, string unitName)
    {
        output.WriteLine(title);
        foreach (var row in scores.Overall)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {row.Contender,-20} n {row.Parcels,6}  MAE {row.MeanErrorHours * unit:F2} {unitName}, median {row.MedianErrorHours * unit:F2}, CRPS {row.CrpsHours * unit:F2}; p50 {row.Covered50 * 100:F1} p80 {row.Covered80 * 100:F1} p90 {row.Covered90 * 100:F1} %; the model there {row.ModelErrorHours * unit:F2}"));
        }
    }
}
