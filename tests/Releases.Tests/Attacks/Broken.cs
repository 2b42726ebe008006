namespace Analytics.Releases.Tests;

/// <summary>How a release is made worse than it is said to be. As it is, it is sound.</summary>
internal sealed record Broken
{
    public DatasetDefinition Dataset { get; init; } = AttackedHouse.Dataset;

    /// <summary>What is drawn in place of the noise that is declared.</summary>
    public ReleaseNoise? Noise { get; init; }

    public bool IsUnbounded { get; init; }

    /// <summary>In place of the threshold that is declared.</summary>
    public long? LeastParcels { get; init; }

    /// <summary>Groups that are held back as confidential beside those that are.</summary>
    public Func<long[], IEnumerable<int>>? Confidential { get; init; }

    public bool HasUnprotectedTotals { get; init; }

    public Func<ReleasedGroup, ReleasedGroup>? Row { get; init; }

    public Func<Eligible, Eligible>? Knows { get; init; }
}

/// <summary>Makes drafts of releases, step by step as the walk does, for attacks to be tried on.</summary>
internal static class Drafts
{
    public static async Task<AttackGround> DraftAsync(this AttackedHouse house, Broken? broken = null)
    {
        broken ??= new Broken();
        var (dataset, window, terms) = (broken.Dataset, AttackedHouse.Window, broken.Dataset.Privacy);
        var (index, noise) = (new GridIndex(dataset.Grid, window), ReleaseNoise.For(terms));
        var least = Threshold.Of(noise.Promises, Contributions.Promises, terms.GroupsPerUnit, terms.ParcelsPerGroup, terms.Delta);
        using var bits = new SecureBits();
        var standing = await StandingParcels.ReadAsync(house.Rows, window, CancellationToken.None);
        var eligible = await Eligible.ReadAsync(house.Rows, dataset, index, window, isOpen: false, AttackedHouse.NoHoldings, CancellationToken.None);
        var isCounted = Bounding.Choose(eligible.Parcels, broken.IsUnbounded ? terms with { GroupsPerUnit = 1000, ParcelsPerGroup = 100_000 } : terms, bits);
        var noisy = NoisyHistograms.AddNoise(Histograms.Aggregate(eligible.Parcels, isCounted, index.Count, dataset.Bins.Count), broken.Noise ?? noise, bits);
        var lawful = Confidentiality.Lawful(eligible.Parcels, index.Count, dataset.Confidentiality);
        foreach (var group in broken.Confidential?.Invoke([.. Enumerable.Range(0, index.Count).Select(noisy.Parcels)]) ?? [])
        {
            lawful[group] = false;
        }

        var outcomes = Outcomes.Of(noisy, broken.LeastParcels ?? least, null, lawful);
        var totals = broken.HasUnprotectedTotals ? Unprotected(index, noisy, dataset) : Totals.Protect(dataset, index, noisy, outcomes, noise.Promises);
        List<ReleasedGroup> told = [.. new ToldGroups(index, noisy, outcomes, dataset.Bins, least).Select(row => broken.Row?.Invoke(row) ?? row)];
        var folder = house.NewFolder();
        await new ReleaseFiles(house.ClickHouse, house.Time).WriteAsync(dataset, window, told, totals, folder);
        return new AttackGround
        {
            Release = ReleaseBuild.IdOf(dataset, window),
            Dataset = dataset,
            Window = window,
            Index = index,
            Terms = terms,
            Noise = noise,
            LeastParcels = least,
            Eligible = broken.Knows?.Invoke(eligible) ?? eligible,
            IsCounted = isCounted,
            Noisy = noisy,
            Outcomes = outcomes,
            Folder = folder,
            Rows = house.Rows,
            Standing = standing,
            Ledger = house.Ledger,
            Limits = BudgetLimits.Default,
            Shelf = house.Shelf,
        };
    }

    /// <summary>One attack alone.</summary>
    public static async Task<AttackResult> RunAsync(this Attack attack, AttackGround ground) =>
        Assert.Single(await AttackSuite.RunAsync(ground, [attack], new Steps(), CancellationToken.None));

    private static IReadOnlyList<ReleasedTotal> Unprotected(GridIndex index, NoisyHistograms noisy, DatasetDefinition dataset) =>
    [
        .. from margin in dataset.Totals
           from groups in Enumerable.Range(0, index.Count).GroupBy(cell => index.Of(margin, cell))
           select new ReleasedTotal(margin, index.NameOf(margin, groups.Key), index.WeekOf(groups.Key), groups.Sum(noisy.Parcels)),
    ];
}
