using System.Collections.Concurrent;

namespace Analytics.Reports;

/// <summary>Curves that nobody uses: each is half a megabyte, and made once for each thread that estimates at the same time.</summary>
internal static class SpareCurves
{
    private static readonly ConcurrentBag<SurvivalCurve> Spare = [];

    public static SurvivalCurve Take() => Spare.TryTake(out var curve) ? curve : new SurvivalCurve();

    public static void Add(SurvivalCurve curve) => Spare.Add(curve);
}
