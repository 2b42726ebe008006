using Analytics.Support;

namespace Analytics.Eta.Tests;

public sealed class CalibratingTests
{
    private const int Parcels = 20_000;
    private static readonly StatKey odd = new(1, 1);

    // A model that is right but for a shift: everything takes e^0.3 times as long as it says, with errors of 0.5.
    [Fact]
    public void A_model_that_is_off_states_what_is_so_once_it_is_calibrated_also_with_a_third_in_flight()
    {
        var (chance, margins) = (new Chance(5), new float[Parcels]);
        var moments = Made(chance, margins, _ => 0.3, _ => new StatKey(0, 0), censoredAt: 60);
        Assert.InRange(moments.IsDelivered.Count(delivered => !delivered) / (double)Parcels, 0.25, 0.4);
        var calibration = Calibrating.From(margins, moments, sigma: 0.5);

        foreach (var margin in new[] { MathF.Log(30), MathF.Log(60) })
        {
            var offsets = calibration.OffsetsOf(new StatKey(0, 0), margin);
            Assert.Equal(0.3, offsets[Levels.P50], 0.03);
            Assert.Equal(0.3 - (0.5 * 1.2816), offsets[Levels.P10], 0.05);
            Assert.Equal(0.3 + (0.5 * 1.2816), offsets[Levels.P90], 0.06);
        }
    }

    [Fact]
    public void A_lane_that_is_later_than_others_has_a_calibration_of_its_own_when_it_has_parcels_enough()
    {
        var (chance, margins) = (new Chance(6), new float[Parcels]);
        var moments = Made(chance, margins, i => i % 10 == 0 ? 0.5 : 0, i => i % 10 == 0 ? odd : i % 200 == 1 ? new StatKey(2, 2) : new StatKey(0, 0), censoredAt: float.MaxValue);
        var calibration = Calibrating.From(margins, moments, sigma: 0.5);

        Assert.Equal([new StatKey(0, 0), odd], calibration.Lanes.Select(lane => lane.Lane));
        var margin = MathF.Log(40);
        Assert.InRange(calibration.OffsetsOf(odd, margin)[Levels.P50], 0.33f, 0.55f);
        Assert.Equal(calibration.Horizons[HorizonGroups.Of(margin)], calibration.OffsetsOf(new StatKey(2, 2), margin).ToArray());
    }

    private static Moments Made(Chance chance, float[] margins, Func<int, double> shiftOf, Func<int, StatKey> laneOf, float censoredAt)
    {
        var (hours, delivered) = (new float[Parcels], new bool[Parcels]);
        for (var i = 0; i < Parcels; i++)
        {
            margins[i] = (float)Math.Log(30 + (40 * chance.Unit()));
            var normal = Math.Sqrt(-2 * Math.Log(1 - chance.Unit())) * Math.Cos(2 * Math.PI * chance.Unit());
            var took = (float)Math.Exp(margins[i] + shiftOf(i) + (0.5 * normal));
            var seen = censoredAt == float.MaxValue ? censoredAt : censoredAt * (float)(0.5 + (2 * chance.Unit()));
            (hours[i], delivered[i]) = (Math.Min(took, seen), took <= seen);
        }

        var weights = new float[Parcels];
        Array.Fill(weights, 1);
        return new Moments([], [.. margins.Select(margin => new Prior(margin, 1))], hours, delivered, weights, [.. Enumerable.Range(0, Parcels)], [.. Enumerable.Range(0, Parcels).Select(laneOf)], new long[Parcels]);
    }
}
