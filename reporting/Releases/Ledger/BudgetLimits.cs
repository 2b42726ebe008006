namespace Analytics.Releases;

/// <summary>The most that releases may tell of a person, as zero-concentrated differential privacy.</summary>
/// <param name="WindowRho">All releases of a window together.</param>
/// <param name="YearRho">All releases of any twelve windows that follow each other.</param>
public sealed record BudgetLimits(decimal WindowRho, decimal YearRho)
{
    /// <summary>Epsilon 1 a window and 3.86 a year, at delta 1e-6.</summary>
    public static BudgetLimits Default { get; } = new(0.024356m, 0.292272m);

    /// <exception cref="ArgumentException">A limit is out of its range.</exception>
    public void Validate()
    {
        if (WindowRho is <= 0 or > 2 || YearRho < WindowRho || YearRho > 24)
        {
            throw new ArgumentException($"windowRho is {WindowRho} and yearRho {YearRho}: a window may cost up to 2, and a year as much as a window or more, up to 24.");
        }
    }
}

/// <summary>What was charged for a release, and what stood in the ledger with it.</summary>
/// <param name="IsNew">False when it had been charged before: nothing was charged again.</param>
/// <param name="Rho">For this release.</param>
/// <param name="WindowSpent">Of its window, with it.</param>
/// <param name="YearSpent">Of the twelve windows that end with it.</param>
public sealed record Charge(bool IsNew, decimal Rho, decimal WindowSpent, decimal YearSpent);
