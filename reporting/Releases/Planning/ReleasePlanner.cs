using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>Tells what a release would be like before anything is spent on it: noise is simulated on the groups of the grid.</summary>
/// <param name="rows">What may be sold.</param>
/// <param name="ledger">What is spent already.</param>
/// <param name="options">The limits.</param>
public sealed class ReleasePlanner(RowsForPurpose rows, Ledger ledger, ReleaseOptions options)
{
    private static readonly double[] Epsilons = [0.25, 0.5, 1, 2, 4];
    private static readonly (int Groups, int Parcels)[] Bounds = [(1, 1), (2, 1), (3, 2)];

    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<ReleasePlan> PlanAsync(
        DatasetDefinition dataset, Window window, IReadOnlyDictionary<UInt128, int> holdings, IReleaseProgress progress, CancellationToken cancellation = default)
    {
        var closed = (await ledger.WindowsAsync(cancellation).ConfigureAwait(false)).Any(each => each.Window == window && each.ClosedAt is not null);
        var (spent, year) = await ledger.SpentAsync(window, cancellation).ConfigureAwait(false);
        List<PlanRow> planned = [];
        var parcels = 0L;
        foreach (var (name, grid) in Variants(dataset.Grid))
        {
            progress.Begin($"simulating groups {name}");
            var variant = dataset with { Grid = grid };
            var index = new GridIndex(grid, window);
            var eligible = await Eligible.ReadAsync(rows, variant, index, window, !closed, holdings, cancellation).ConfigureAwait(false);
            parcels = Math.Max(parcels, eligible.Parcels.Count);
            var simulation = new Simulation(variant, index, eligible);
            foreach (var (words, terms, isDefined) in Terms(dataset.Privacy, name, ReferenceEquals(grid, dataset.Grid)))
            {
                cancellation.ThrowIfCancellationRequested();
                planned.Add(simulation.Run(words, terms, isDefined));
            }
        }

        return new ReleasePlan(planned, parcels, closed, options.Limits.WindowRho - spent, options.Limits.YearRho - year);
    }

    private static IEnumerable<(string Name, Grid Grid)> Variants(Grid grid)
    {
        yield return ("as defined", grid);
        yield return grid.Period == Period.Month ? ("by week", grid with { Period = Period.Week }) : ("by month", grid with { Period = Period.Month });
        if (grid.Services.Count > 0)
        {
            yield return ("without services", grid with { Services = [] });
        }
    }

    // Several budgets; of the defined groups, also what a unit may add: groups x parcels.
    private static IEnumerable<(string Words, PrivacyTerms Terms, bool IsDefined)> Terms(PrivacyTerms privacy, string name, bool isDefined)
    {
        var budgets = Epsilons.Select(epsilon => (name, privacy with { Rho = Zcdp.Rho(epsilon, privacy.Delta) }, false))
            .Prepend((name, privacy, isDefined))
            .DistinctBy(terms => decimal.Round(terms.Item2.Rho, 6))
            .OrderBy(terms => terms.Item2.Rho);
        var bounds = Bounds.Where(bound => bound != (privacy.GroupsPerUnit, privacy.ParcelsPerGroup))
            .Select(bound => ($"{bound.Groups} x {bound.Parcels} a unit", privacy with { GroupsPerUnit = bound.Groups, ParcelsPerGroup = bound.Parcels }, false));
        return isDefined ? budgets.Concat(bounds) : budgets;
    }
}
