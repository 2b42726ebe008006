namespace Analytics.Eta;

/// <summary>Time, cut into what a model learns from, is calibrated on and is judged on; all in seconds since 1970. Time is never shuffled.</summary>
/// <param name="From">Pickups from here on.</param>
/// <param name="Cut">Training ends: what came later is not known to it.</param>
/// <param name="CalibratedUntil">Calibration ends, likewise; the newest slice begins.</param>
/// <param name="TestUntil">The newest slice ends.</param>
/// <param name="Known">Deliveries up to here are known to the judge.</param>
internal sealed record Slices(long From, long Cut, long CalibratedUntil, long TestUntil, long Known)
{
    private const long Day = 86_400;

    /// <param name="asOf">Nothing after this instant is looked at.</param>
    /// <param name="options">How long each part is.</param>
    /// <param name="back">So many slices before the newest one.</param>
    public static Slices Of(long asOf, EtaOptions options, int back = 0)
    {
        var known = asOf - (back * options.TestDays * Day);
        var test = known - (options.SettleDays * Day);
        var calibrated = test - (options.TestDays * Day);
        var cut = calibrated - (options.CalibrationDays * Day);
        return new Slices(cut - (options.TrainingDays * Day), cut, calibrated, test, known);
    }
}
