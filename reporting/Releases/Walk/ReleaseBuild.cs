using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>
/// THE WALK of a release: eligible, bound, aggregate, noise, threshold, check, publish. What it costs is charged before the first noise is drawn.
/// A build that was stopped is begun anew under the same charge: nothing of the noise that it drew has left the house.
/// </summary>
/// <param name="rows">What may be sold.</param>
/// <param name="windows">Puts parcels into windows.</param>
/// <param name="engine">Writes tables as files.</param>
/// <param name="ledger">What was charged, and what became of it.</param>
/// <param name="shelf">Where releases stand.</param>
/// <param name="seal">Describes a release, and signs for it.</param>
/// <param name="options">Limits and times.</param>
/// <param name="time">Tells the time.</param>
public sealed class ReleaseBuild(
    RowsForPurpose rows, SaleWindows windows, IClickHouse engine, Ledger ledger, ReleaseShelf shelf, ReleaseSeal seal, ReleaseOptions options, TimeProvider time) : IDisposable
{
    private const int MostAttempts = 3;

    private readonly WindowClosing closing = new(windows, ledger, options, time);
    private readonly ReleaseFiles files = new(engine, time);

    /// <summary>Makes a release, whole or not at all; one that is there already is left as it is.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="window">The window, which must be over.</param>
    /// <param name="holdings">Shippers that count as one with others, by their tokens; may be empty.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Gives up. What was charged stays charged.</param>
    /// <exception cref="ReleaseException">The window is not over, the budget does not allow it, or totals would tell what must not be told.</exception>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public async Task<BuiltRelease> RunAsync(
        DatasetDefinition dataset, Window window, IReadOnlyDictionary<UInt128, int> holdings, IReleaseProgress progress, CancellationToken cancellation = default)
    {
        var release = IdOf(dataset, window);
        if (shelf.Has(release))
        {
            return await AdoptAsync(release).ConfigureAwait(false);
        }

        progress.Begin("closing the window");
        await ledger.DefineAsync(dataset).ConfigureAwait(false);
        var closedAt = await closing.CloseAsync(window, cancellation).ConfigureAwait(false);

        progress.Begin("charging the ledger");
        var charge = await ledger.ChargeAsync(release, dataset, window, options.Limits).ConfigureAwait(false);

        // Noise of a draft that goes has not left the house: it is drawn anew under the same charge.
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await MakeAsync(release, dataset, window, closedAt, charge, holdings, progress, cancellation).ConfigureAwait(false) is { } built)
            {
                return built;
            }
        }

        throw new ReleaseException($"The release {release} was begun {MostAttempts} times, and each time parcels could no longer be sold at its end that were counted. It stays charged; build it again once requests and loads are through: nothing is charged again.");
    }

    public void Dispose() => closing.Dispose();

    // Null where somebody's parcel was counted who does not want it any more.
    private async Task<BuiltRelease?> MakeAsync(
        string release, DatasetDefinition dataset, Window window, DateTimeOffset closedAt, Charge charge, IReadOnlyDictionary<UInt128, int> holdings, IReleaseProgress progress, CancellationToken cancellation)
    {
        var (index, terms) = (new GridIndex(dataset.Grid, window), ChosenKeys.RestOf(dataset.Privacy));
        var noise = ReleaseNoise.For(terms);
        var least = Threshold.Of(noise.Promises, Contributions.Promises, terms.GroupsPerUnit, terms.ParcelsPerGroup, terms.Delta);
        using var bits = new SecureBits();

        progress.Begin("reading what may be sold");
        var standing = await StandingParcels.ReadAsync(rows, window, cancellation).ConfigureAwait(false);
        var eligible = await Eligible.ReadAsync(rows, dataset, index, window, isOpen: false, holdings, cancellation).ConfigureAwait(false);

        progress.Begin("bounding what a unit adds");
        var isCounted = Bounding.Choose(eligible.Parcels, terms, bits);

        progress.Begin("aggregating");
        var exact = Histograms.Aggregate(eligible.Parcels, isCounted, index.Count, dataset.Bins.Count);

        progress.Begin("drawing noise");
        var chosen = ChosenKeys.Of(eligible.Parcels, isCounted, index.Count, dataset.Privacy, bits);
        var noisy = NoisyHistograms.AddNoise(exact, noise, () => new SecureBits(), new NoiseProgress(progress, index.Count), cancellation);

        progress.Begin("holding back what is small or somebody's own");
        var lawful = Confidentiality.Lawful(eligible.Parcels, index.Count, dataset.Confidentiality);
        var outcomes = Outcomes.Of(noisy, least, chosen, lawful);
        var totals = Totals.Protect(dataset, index, noisy, outcomes, noise.Promises);

        progress.Begin("writing files");
        var told = new ToldGroups(index, noisy, outcomes, dataset.Bins, least);
        using var draft = shelf.Begin(release);
        var tables = await files.WriteAsync(dataset, window, told, totals, draft.Path, cancellation).ConfigureAwait(false);

        progress.Begin("attacking them");
        var ground = new AttackGround
        {
            Release = release,
            Dataset = dataset,
            Window = window,
            Index = index,
            Terms = terms,
            Noise = noise,
            LeastParcels = least,
            Eligible = eligible,
            IsCounted = isCounted,
            Noisy = noisy,
            Outcomes = outcomes,
            Folder = draft.Path,
            Rows = rows,
            Standing = standing,
            Ledger = ledger,
            Limits = options.Limits,
            Shelf = shelf,
        };
        var attacks = await AttackSuite.RunAsync(ground, progress, cancellation).ConfigureAwait(false);
        if (attacks.FirstOrDefault(attack => !attack.Withstood && attack.Name != ErasedAttack.Named) is { } lost)
        {
            throw new ReleaseException($"The release {release} is not finished: it does not withstand the attack {lost.Name}. {lost.Found} Its files are gone; it stays charged, and building it again charges nothing again.");
        }

        if (!attacks.All(attack => attack.Withstood))
        {
            return null;
        }

        var facts = new ReleaseFacts
        {
            Id = release,
            Dataset = dataset,
            Window = window,
            ClosedAt = closedAt,
            BuiltAt = time.GetUtcNow(),
            Unit = new(eligible.Kind, terms.GroupsPerUnit, terms.ParcelsPerGroup),
            Eligibility = eligible.FactsWith(isCounted),
            Budget = BudgetFactsOf(charge, dataset.Privacy.Delta),
            Threshold = new(terms.Noise, noise.Durations.Scale.ToString(), noise.Promises.Scale.ToString(), least),
            Groups = Outcomes.FactsOf(outcomes),
            KeyEpochs = eligible.Epochs,
            Attacks = attacks,
        };

        progress.Begin("describing and signing");
        await seal.WriteAsync(facts, tables, ErrorCurve.Of(told, dataset, least, bits), draft.Path).ConfigureAwait(false);

        progress.Begin("putting it on the shelf");
        if (!draft.TryFinish())
        {
            return await AdoptAsync(release).ConfigureAwait(false);
        }

        progress.Begin("entering it in the ledger");
        return await RecordAsync(release, facts.Eligibility, isNew: true).ConfigureAwait(false);
    }

    // The folder is there under its name: it is whole, whoever made it. A process that died before it said so left the rest to us.
    private async Task<BuiltRelease> AdoptAsync(string release) => await RecordAsync(release, null, isNew: false).ConfigureAwait(false);

    private async Task<BuiltRelease> RecordAsync(string release, EligibilityFacts? exact, bool isNew)
    {
        var path = shelf.PathOf(release);
        var certificate = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(path, CertificateFile.Name)).ConfigureAwait(false)));
        var detail = exact is null ? null : JsonSerializer.Serialize(exact, ReleaseRows.Default.EligibilityFacts);
        await ledger.BuiltAsync(release, certificate, detail).ConfigureAwait(false);
        return new(release, path, certificate, isNew);
    }

    /// <summary>The name of a release.</summary>
    public static string IdOf(DatasetDefinition dataset, Window window) => $"{dataset.Id}-{window}";

    private BudgetFacts BudgetFactsOf(Charge charge, double delta) => new(
        charge.Rho, delta, Zcdp.Epsilon(charge.Rho, delta), charge.WindowSpent, options.Limits.WindowRho,
        charge.YearSpent, options.Limits.YearRho, Zcdp.Epsilon(charge.YearSpent, delta));

    private sealed class NoiseProgress(IReleaseProgress progress, int groups) : IProgress<int>
    {
        private int done;

        public void Report(int value) => progress.Advance((double)Interlocked.Add(ref done, value) / groups);
    }
}

/// <summary>A release that is there.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Certificate">SHA-256 of its certificate.</param>
/// <param name="IsNew">False when it had been made before.</param>
public sealed record BuiltRelease(string Id, string Path, string Certificate, bool IsNew);
