using System.Globalization;
using System.Text.Json;
using Analytics.Releases;

namespace Analytics.Host.Reporting;

/// <summary>Plans of releases as tables.</summary>
internal static class PlanTable
{
    private static readonly TextColumn<PlanRow>[] Columns =
    [
        new("", row => row.IsDefined ? ">" : "", IsRemark: true),
        new("groups", row => row.Groups, IsText: true),
        new("epsilon", row => row.Epsilon.ToString("0.##", CultureInfo.InvariantCulture)),
        new("left out", row => Figures.Share(row.LeftOut), Spare: 1),
        new("told", row => Figures.Share(row.Told)),
        new("too small", row => Figures.Share(row.TooSmall)),
        new("confid.", row => Figures.Share(row.Confidential)),
        new("p50 error", row => Figures.Share(row.P50Error)),
        new("p90 error", row => Figures.Share(row.P90Error)),
        new("planned", row => row.PlannedSize is { } size ? Figures.Count(size) : "none"),
    ];

    public static void Write(ReleasePlan plan, DatasetDefinition dataset, TextWriter output)
    {
        TextTable.Write(plan.Rows, Columns, output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"> is {dataset.Id} as it is defined: rho {dataset.Privacy.Rho}, of which {plan.WindowLeft} is left in the window and {plan.YearLeft} in the year."));
        output.WriteLine(plan.IsClosed
            ? $"{Figures.Count(plan.Parcels)} parcels are in the window, which is closed."
            : $"{Figures.Count(plan.Parcels)} parcels would be in the window as of now. It is not closed yet.");
        output.WriteLine("These figures come from exact counts: keep them in the house.");
    }

    public static string Json(ReleasePlan plan) => JsonSerializer.Serialize(plan, ReleaseTableJson.Default.ReleasePlan);
}
