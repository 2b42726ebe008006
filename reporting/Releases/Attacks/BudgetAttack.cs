namespace Analytics.Releases;

/// <summary>Races for the budget, and crashes between charge and publication: a release that was charged twice or never, or limits that were overrun.</summary>
internal sealed class BudgetAttack(AttackGround ground) : Attack("budget-races")
{
    private const int YearMonths = 12;

    public override async Task<AttackResult> ConcludeAsync(CancellationToken cancellation)
    {
        var releases = await ground.Ledger.ReleasesAsync(cancellation).ConfigureAwait(false);
        var charges = releases.SelectMany(release => release.Entries).Where(entry => entry.Step == LedgerStep.Charged).ToList();
        var own = charges.Where(charge => charge.Release == ground.Release).ToList();
        var ofWindow = charges.Where(charge => charge.Window == ground.Window).Sum(charge => charge.Rho);
        var years = Enumerable.Range(0, YearMonths).Select(later => Months(ground.Window) + later - YearMonths + 1).Select(first => charges.Where(charge => Months(charge.Window) - first is >= 0 and < YearMonths).Sum(charge => charge.Rho));
        var uncharged = OtherRelease.On(ground.Shelf).Count(other => charges.All(charge => charge.Release != other.Certificate.Release));
        var isOnce = own.Count == 1 && own[0].Rho >= ground.Dataset.Privacy.Rho;
        var isWithin = ofWindow <= ground.Limits.WindowRho && years.Max() <= ground.Limits.YearRho;
        return Result(
            isOnce && isWithin && uncharged == 0,
            $"{Plain.Count(charges.Count)} charges of the ledger were added up anew, by window and by every twelve windows that this one is in, and held against the shelf.",
            isOnce && isWithin && uncharged == 0
                ? "This release is charged once and in full, no limit is overrun, and no release stands on the shelf without a charge."
                : $"This release has {own.Count} charges; {(isWithin ? "no limit is overrun" : "a limit is overrun")}; {uncharged} releases stand on the shelf without a charge.");
    }

    private static int Months(Window window) => (window.Year * YearMonths) + window.Month;
}
