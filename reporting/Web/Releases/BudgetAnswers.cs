using Analytics.Releases;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Tells analysts what is spent and left of the budget of releases.</summary>
internal sealed class BudgetAnswers(PartnerShelf shelf, BudgetLimits limits)
{
    /// <summary>Where epsilon is told.</summary>
    public const double Delta = 1e-6;

    private const int MostWindows = 36;

    public async Task<IResult> ShowAsync(CancellationToken cancellation)
    {
        var windows = new List<WindowBudget>();
        foreach (var window in Between([.. (await shelf.Ledger.ReleasesAsync(cancellation).ConfigureAwait(false)).Select(release => release.Window)]))
        {
            var (spent, year) = await shelf.Ledger.SpentAsync(window, cancellation).ConfigureAwait(false);
            windows.Add(new WindowBudget($"{window}", Amount(spent), Left(limits.WindowRho, spent), Amount(year), Left(limits.YearRho, year)));
        }

        return TypedResults.Json(new ReleaseBudget(Delta, Amount(limits.WindowRho), Amount(limits.YearRho), windows), WebJson.Default.ReleaseBudget);
    }

    // Windows without a release stand between those with one: the twelve of a year are counted with them.
    private static IReadOnlyList<Window> Between(IReadOnlyList<Window> released)
    {
        if (released.Count == 0)
        {
            return [];
        }

        var (first, last) = (released.Min().First, released.Max().First);
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return [.. Enumerable.Range(0, months + 1).TakeLast(MostWindows).Select(month => first.AddMonths(month)).Select(day => new Window(day.Year, day.Month))];
    }

    // Limits that were lowered since may be less than what is spent.
    private static BudgetAmount Left(decimal limit, decimal spent) => Amount(Math.Max(0, limit - spent));

    private static BudgetAmount Amount(decimal rho) => new(rho, Zcdp.Epsilon(rho, Delta));
}
