namespace Analytics.Releases;

/// <summary>The certificate of a release: its facts without what may not leave.</summary>
internal static class CertificateOf
{
    public const int Version = 1;

    /// <param name="facts">The facts. The hash of the snapshot stays behind: whoever guesses the parcels could check the guess by it.</param>
    /// <param name="publisher">Who answers for it.</param>
    /// <param name="files">All files but the certificate.</param>
    public static Certificate Release(ReleaseFacts facts, Publisher publisher, IEnumerable<FileEntry> files) => new()
    {
        Version = Version,
        Release = facts.Id,
        Window = facts.Window.ToString(),
        Publisher = publisher.Name,
        ClosedAt = facts.ClosedAt.ToUniversalTime(),
        BuiltAt = facts.BuiltAt.ToUniversalTime(),
        Dataset = facts.Dataset,
        Method = Method.Of(facts),
        Unit = facts.Unit,
        Budget = Budget(facts.Budget),
        Threshold = facts.Threshold,
        Groups = Groups(facts.Groups),
        Eligibility = Eligibility(facts.Eligibility),
        Confidentiality = new(facts.Dataset.Confidentiality, IsDifferentiallyPrivate: false),
        KeyEpochs = [.. facts.KeyEpochs.Order()],
        Attacks = facts.Attacks,
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
        Terms = Terms.All,
    };

    private static BudgetStatement Budget(BudgetFacts budget) => new(
        budget.Rho,
        budget.Delta,
        budget.Epsilon,
        budget.WindowSpent,
        budget.WindowLimit - budget.WindowSpent,
        budget.YearSpent,
        budget.YearLimit - budget.YearSpent,
        budget.YearEpsilon);

    private static GroupStatement Groups(GroupFacts groups) => new(
        groups.Grid,
        groups.Released,
        SuppressedShare(groups.Grid, groups.Released),
        Rounded.Of(groups.BelowThreshold),
        Rounded.Of(groups.Confidential),
        Rounded.Of(groups.Complementary),
        IsRounded: true);

    public static double SuppressedShare(long grid, long released) => grid == 0 ? 0 : Math.Round(1 - ((double)released / grid), 4);

    private static EligibilityStatement Eligibility(EligibilityFacts facts) => new(
        Rounded.Of(facts.Eligible),
        Rounded.Of(facts.Denied),
        Rounded.Of(facts.Unconsented),
        Rounded.Of(facts.Restricted),
        Rounded.Of(facts.OffGrid),
        Rounded.Of(facts.OverBound),
        Rounded.Of(facts.Counted),
        IsRounded: true,
        IsDifferentiallyPrivate: false);
}
