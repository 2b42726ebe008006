using System.Globalization;

namespace Analytics.Eta.Tests;

/// <summary>
/// Real legs beside a published lookup and a published boosting on the same rows. These learned from all raw rows of the training days, which are not at hand:
/// here history and trees learn from the sampled legs that are told to their end, and from corridors' counts and medians.
/// </summary>
public sealed class DelhiveryTests(ITestOutputHelper output)
{
    private const string Product = "history and trees";
    private const string Planned = "planned time";
    private const string Lookup = "published lookup";
    private const string Published = "published boosting";

    [Fact]
    public void Legs_are_told_far_better_than_by_their_planned_time_from_corridors_and_a_sample()
    {
        var ((learned, known), judged) = (RealLegs.Learned(), RealLegs.Judged());
        var tables = History.Of(known, RealLegs.Cut.ToUnixTimeSeconds());
        var maker = new MomentMaker(new FeatureSet(tables));
        var moments = AtPickup(maker.Make(learned, 0, RealLegs.Cut.ToUnixTimeSeconds(), RealLegs.Cut.ToUnixTimeSeconds()), learned);
        using var booster = Boosting.Learn(moments, sigma: 0.3, rounds: 200, threads: 2, learned: null, TestContext.Current.CancellationToken);
        var asked = judged.ConvertAll(leg => leg.Journey);
        var later = AtPickup(maker.Make(asked, RealLegs.Cut.ToUnixTimeSeconds(), long.MaxValue, long.MaxValue), asked);
        var told = Boosting.MarginsOf(booster, later);
        Assert.Equal(Enumerable.Range(0, judged.Count), later.Parcels);

        var scores = new Dictionary<string, Score>
        {
            [Planned] = Tell(Planned, judged, (leg, _) => leg.Planned),
            [Lookup] = Tell(Lookup, judged, (leg, _) => leg.Lookup),
            [Published] = Tell(Published, judged, (leg, _) => leg.Boosting),
            [Product] = Tell(Product, judged, (_, i) => 60 * Math.Exp(told[i])),
        };
        output.WriteLine($"{learned.Count} legs learned from; {judged.Count} judged");
        Assert.Equal(7_421, judged.Count);
        Assert.Equal((107.3893, 35.7475, 34.3461), (Math.Round(scores[Planned].All, 4), Math.Round(scores[Lookup].All, 4), Math.Round(scores[Published].All, 4)));
        Assert.Equal((0.4737, 0.5334), (Math.Round(scores[Lookup].Near, 4), Math.Round(scores[Published].Near, 4)));
        Assert.InRange(scores[Product].All, 20, 0.5 * scores[Planned].All);
    }

    // One moment of each leg: its begin.
    private static Moments AtPickup(Moments all, List<Journey> journeys)
    {
        var picked = all.Pick([.. Enumerable.Range(0, all.Count).Where(i => all.At[i] == journeys[all.Parcels[i]].Begin)]);
        return picked with { Weights = [.. picked.Weights.Select(_ => 1f)] };
    }

    private Score Tell(string name, List<JudgedLeg> judged, Func<JudgedLeg, int, double> predict)
    {
        var errors = judged.Select((leg, i) => (leg.IsSeen, Error: Math.Abs(predict(leg, i) - leg.Actual), IsNear: Math.Abs(predict(leg, i) - leg.Actual) <= 0.15 * leg.Actual)).ToList();
        var score = new Score(errors.Average(one => one.Error), errors.Average(one => one.IsNear ? 1.0 : 0));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} MAE {score.All:F4} min, within 15 % {score.Near:P2}; corridors seen {errors.Where(one => one.IsSeen).Average(one => one.Error):F4}, not seen {errors.Where(one => !one.IsSeen).Average(one => one.Error):F4}"));
        return score;
    }

    private readonly record struct Score(double All, double Near);
}
