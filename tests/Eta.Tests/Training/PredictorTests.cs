namespace Analytics.Eta.Tests;

public sealed class PredictorTests(SmallModel small)
{
    [Fact]
    public void Serving_tells_what_training_would_have_made_of_the_same_moment()
    {
        var predictor = Predictor();
        var checkedMoments = 0;
        foreach (var journey in small.Journeys.Where(journey => journey.Begin < small.Slices.Cut && journey.Shipment.Destination.StartsWith("US", StringComparison.Ordinal)).Take(150))
        {
            var moments = new MomentMaker(small.Model.Features).Make([journey], 0, small.Slices.Cut, small.Slices.Cut);
            for (var i = 0; i < moments.Count; i++)
            {
                var margin = Boosting.MarginsOf(small.Model.Booster, moments.Pick([i]))[0];
                var hours = new float[Levels.Count];
                small.Model.Quantiles(margin, moments.Priors[i].Spread, moments.Lanes[i], hours);
                var answer = Ask(predictor, QuestionOf(journey, moments.At[i]));
                Assert.Equal((EtaLevel.Model, hours[Levels.P10], hours[Levels.P50], hours[Levels.P80], hours[Levels.P90]), (answer.Level, answer.P10, answer.P50, answer.P80, answer.P90));
                checkedMoments++;
            }
        }

        Assert.InRange(checkedMoments, 300, 3_000);
    }

    [Fact]
    public void The_order_of_milestones_does_not_matter()
    {
        var journey = small.Journeys[0];
        var (forth, back) = (QuestionOf(journey, journey.Scans[^2].At), new EtaQuestion());
        (back.Carrier, back.Service, back.Origin, back.Destination, back.PromisedUntil, back.AsOf) = (forth.Carrier, forth.Service, forth.Origin, forth.Destination, forth.PromisedUntil, forth.AsOf);
        foreach (var milestone in forth.Milestones.Reverse())
        {
            back.Add(milestone);
        }

        Assert.Equal(Ask(Predictor(), forth), Ask(Predictor(), back));
    }

    [Theory]
    [InlineData("ups", "US-TX", "US-CA", EtaLevel.Model)]
    [InlineData("ups", "ZZ-XX", "US-CA", EtaLevel.Model)]
    [InlineData("nobody", "US-TX", "US-CA", EtaLevel.Lane)]
    [InlineData("nobody", "ZZ-XX", "US-ZZ", EtaLevel.DestinationCountry)]
    [InlineData("ups", "US-TX", "ZZ-XX", EtaLevel.Carrier)]
    [InlineData("nobody", "ZZ-XX", "ZZ-YY", EtaLevel.None)]
    public void The_ladder_answers_what_the_model_does_not_know(string carrier, string origin, string destination, EtaLevel level)
    {
        var question = new EtaQuestion { Carrier = carrier, Origin = origin, Destination = destination, AsOf = small.Slices.Cut };
        question.Add(new Checkpoint(small.Slices.Cut - 7_200, -300, Milestone.PickedUp, false));
        var answer = Ask(Predictor(), question);
        Assert.Equal(level, answer.Level);
        if (level == EtaLevel.None)
        {
            Assert.Equal(default, answer);
        }
        else
        {
            Assert.InRange(answer.Support, 30, 10_000);
            Assert.True(answer.P10 > 0 && answer.P10 < answer.P50 && answer.P50 < answer.P80 && answer.P80 < answer.P90);
        }
    }

    [Fact]
    public void Reasons_are_the_contributions_whose_product_is_the_prediction()
    {
        var journey = small.Journeys.First(one => one.Scans.Length > 5);
        var question = QuestionOf(journey, journey.Scans[3].At);
        var all = Predictor().Explain(question, FeatureSet.Count);
        var few = Predictor().Explain(question, 3);
        Assert.Equal(all.Take(3), few);
        Assert.Equal(few.Select(reason => Math.Abs(Math.Log(reason.Factor))).OrderDescending(), few.Select(reason => Math.Abs(Math.Log(reason.Factor))));
        Assert.All(few, reason => Assert.Contains(reason.Feature, FeatureSet.Names));

        // All of them, and the bias that every moment has, make the median before calibration.
        var other = small.Journeys.Last(one => one.Scans.Length > 5);
        Assert.Equal(BiasOf(journey, question), BiasOf(other, QuestionOf(other, other.Scans[3].At)), 1e-3);
    }

    [Fact]
    public async Task Many_callers_at_once_get_the_answers_that_each_would_get_alone()
    {
        var predictor = Predictor();
        var questions = small.Journeys.Take(40).Select(journey => QuestionOf(journey, journey.Scans[^1].At)).ToArray();
        var alone = new EtaAnswer[questions.Length];
        predictor.Predict(questions, alone);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(() =>
        {
            for (var turn = 0; turn < 20; turn++)
            {
                var at = (caller + turn) % questions.Length;
                Assert.Equal(alone[at], Ask(predictor, QuestionOf(small.Journeys[at], small.Journeys[at].Scans[^1].At)));
            }
        })));
    }

    internal static EtaQuestion QuestionOf(Journey journey, long now)
    {
        var question = new EtaQuestion
        {
            Carrier = journey.Shipment.Carrier,
            Service = journey.Shipment.Service,
            Origin = journey.Shipment.Origin,
            Destination = journey.Shipment.Destination,
            PromisedUntil = journey.Shipment.PromisedUntil,
            AsOf = now,
        };
        foreach (var scan in journey.Scans.Where(scan => scan.At <= now))
        {
            question.Add(scan);
        }

        return question;
    }

    private EtaPredictor Predictor() => new("1", small.Model, Booster.Load(small.Model.Booster.Save()));

    // In spreads.
    private double BiasOf(Journey journey, EtaQuestion question)
    {
        var moments = new MomentMaker(small.Model.Features).Make([journey], 0, long.MaxValue, question.AsOf + 1);
        var at = Array.IndexOf(moments.At, question.AsOf);
        var off = (Boosting.MarginsOf(small.Model.Booster, moments)[at] - moments.Priors[at].LogHours) / moments.Priors[at].Spread;
        return off - Predictor().Explain(question, FeatureSet.Count).Sum(reason => Math.Log(reason.Factor) / moments.Priors[at].Spread);
    }

    private static EtaAnswer Ask(EtaPredictor predictor, EtaQuestion question)
    {
        var answer = new EtaAnswer[1];
        predictor.Predict([question], answer);
        return answer[0];
    }
}
