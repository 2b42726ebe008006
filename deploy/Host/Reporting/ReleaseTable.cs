using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Releases;

namespace Analytics.Host.Reporting;

/// <summary>What a window's releases cost.</summary>
/// <param name="Window">The window.</param>
/// <param name="Spent">Rho of all its releases.</param>
/// <param name="Year">Rho of the twelve windows that end with it.</param>
internal sealed record WindowBudget(Window Window, decimal Spent, decimal Year);

/// <summary>Releases and budgets as tables.</summary>
internal static class ReleaseTable
{
    private static readonly TextColumn<ReleaseRecord>[] Columns =
    [
        new("release", release => release.Id, IsText: true),
        new("window", release => release.Window.ToString(), IsRemark: true),
        new("rho", release => Rho(release.Rho)),
        new("state", StateOf, IsRemark: true),
        new("since", release => Figures.Date(release.At(release.Step)!.Value), IsRemark: true),
    ];

    public static void Write(IReadOnlyList<ReleaseRecord> releases, IReadOnlyList<WindowBudget> budgets, BudgetLimits limits, TextWriter output)
    {
        if (releases.Count == 0)
        {
            output.WriteLine("Nothing was released yet. 'analytics release define --example' prints a dataset to begin with.");
            return;
        }

        TextTable.Write(releases, Columns, output);
        output.WriteLine();
        TextTable.Write(budgets,
        [
            new("window", budget => budget.Window.ToString(), IsRemark: true),
            new("rho spent", budget => Rho(budget.Spent)),
            new("left", budget => Rho(limits.WindowRho - budget.Spent)),
            new("12 windows", budget => Rho(budget.Year)),
            new("left", budget => Rho(limits.YearRho - budget.Year)),
            new("epsilon at 1e-6", budget => Zcdp.Epsilon(budget.Year, 1e-6).ToString("N2", CultureInfo.InvariantCulture)),
        ], output);
        foreach (var unfinished in releases.Where(release => release.Step == LedgerStep.Charged))
        {
            output.WriteLine();
            output.WriteLine($"{unfinished.Id} was charged and is not built. 'analytics release build {unfinished.Dataset} --window {unfinished.Window}' goes on with it, and charges nothing again.");
        }
    }

    public static string Json(IReadOnlyList<ReleaseRecord> releases) => JsonSerializer.Serialize(
        [.. releases.Select(release => new Row(release.Id, release.Dataset, release.Window.ToString(), release.Rho, LedgerNames.Of(release.Step), release.At(release.Step)!.Value, release.Certificate))],
        ReleaseTableJson.Default.IReadOnlyListRow);

    private static string StateOf(ReleaseRecord release) => release.Step == LedgerStep.Charged ? "charged, not built" : LedgerNames.Of(release.Step);

    private static string Rho(decimal rho) => rho.ToString("0.000000", CultureInfo.InvariantCulture);

    internal sealed record Row(string Release, string Dataset, string Window, decimal Rho, string State, DateTimeOffset Since, string? Certificate);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ReleaseTable.Row>))]
[JsonSerializable(typeof(ReleasePlan))]
internal sealed partial class ReleaseTableJson : JsonSerializerContext;
