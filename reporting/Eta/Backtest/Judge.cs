using System.Globalization;

namespace Analytics.Eta;

/// <summary>Decides whether a model may serve.</summary>
internal static class Judge
{
    private const double Overall = 0.02;
    private const double OfLane = 0.05;
    private const int LeastOfLane = 500;

    /// <summary>It must beat all others on the newest slice, each on the moments of which it told something, and state what is so.</summary>
    public static Verdict Of(Scorecard scores)
    {
        var model = scores.Overall[0];
        if (model.MeanErrorHours is null)
        {
            return new Verdict(false, ["No parcel of the newest slice was delivered: there is nothing to judge it by."]);
        }

        string[] faults =
        [
            .. scores.Overall.Skip(1).Where(other => other.Contender != Contenders.DeliveredOnly && other.MeanErrorHours <= other.ModelErrorHours)
                .Select(other => Say($"Its mean error of {other.ModelErrorHours:F2} h is not below the {other.MeanErrorHours:F2} h of {other.Contender}.")),
            .. CoverageFaults(model, Overall, "overall"),
            .. scores.Lanes.Where(lane => lane.Contenders[0].Parcels >= LeastOfLane).SelectMany(lane => CoverageFaults(lane.Contenders[0], OfLane, $"from {lane.Group}")),
        ];
        return faults.Length > 0
            ? new Verdict(false, faults)
            : new Verdict(true, [Say($"Its mean error of {model.MeanErrorHours:F2} h is below that of all others, and its coverage is within {Overall * 100:F0} points overall and {OfLane * 100:F0} in every lane of {LeastOfLane} parcels and more.")]);
    }

    private static IEnumerable<string> CoverageFaults(ContenderScores scores, double most, string where) =>
        from one in new[] { (Name: "p50", Stated: 0.5, Real: scores.Covered50), (Name: "p80", Stated: 0.8, Real: scores.Covered80), (Name: "p90", Stated: 0.9, Real: scores.Covered90) }
        where one.Real is null || Math.Abs(one.Real.Value - one.Stated) > most
        select Say($"Its {one.Name} {where} covers {one.Real * 100:F1} %: more than {most * 100:F0} points off.");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
