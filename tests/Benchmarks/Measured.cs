namespace Analytics.Benchmarks;

/// <summary>One measured run.</summary>
/// <param name="Scans">Scans done.</param>
/// <param name="Elapsed">In how long.</param>
internal readonly record struct Measured(long Scans, TimeSpan Elapsed)
{
    public double ScansPerSecond => Scans / Elapsed.TotalSeconds;

    /// <summary>The median of several runs, after one that is not counted.</summary>
    public static Measured Median(int runs, Func<Measured> run)
    {
        run();
        var all = Enumerable.Range(0, runs).Select(_ => run()).OrderBy(one => one.ScansPerSecond).ToList();
        return all[all.Count / 2];
    }
}
