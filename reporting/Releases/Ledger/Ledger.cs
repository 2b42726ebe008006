using System.Data.Common;
using System.Globalization;
using Analytics.Control;
using Dapper;

namespace Analytics.Releases;

/// <summary>
/// The ledger of releases, in the control database: datasets as they are defined, windows that are closed, and what each release cost and became.
/// Entries are only added. The limits hold whatever comes between: an entry is added in a transaction that sees all before it, so neither a race
/// nor a crash nor repetition overspends, and what was charged stays charged.
/// </summary>
public sealed class Ledger : IDisposable
{
    private const decimal Billion = 1_000_000_000m;
    private const int YearMonths = 12;

    private readonly ControlDatabase database;
    private readonly TimeProvider time;

    private Ledger(ControlDatabase database, TimeProvider time) => (this.database, this.time) = (database, time);

    internal static ControlRoom Room { get; } = new("releases", typeof(Ledger).Assembly, "Ledger");

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static async Task<Ledger> OpenAsync(ControlOptions options, TimeProvider time, CancellationToken cancellation = default) =>
        new(await ControlDatabase.OpenAsync(options, Room, time, cancellation).ConfigureAwait(false), time);

    /// <summary>Writes a dataset down; one that has no release yet may be told anew.</summary>
    /// <exception cref="ReleaseException">It has releases, and is another than this.</exception>
    /// <exception cref="ControlException">The database failed, here as in all that follows.</exception>
    public Task DefineAsync(DatasetDefinition definition)
    {
        var text = DefinitionJson.Write(definition);
        return database.ChangeAsync(async open =>
        {
            var known = await open.QueryFirstOrDefaultAsync<string>(database.Sql("definition"), new { definition.Id }).ConfigureAwait(false);
            if (known == text)
            {
                return 0;
            }

            if (known is not null && (await AllAsync(open).ConfigureAwait(false)).Any(entry => entry.Dataset == definition.Id))
            {
                throw new ReleaseException($"The dataset {definition.Id} has releases, and what it is cannot change under them: give the other one an id of its own.");
            }

            return await open.ExecuteAsync(database.Sql("define"), new { definition.Id, Now, Definition = text }).ConfigureAwait(false);
        });
    }

    /// <summary>All datasets, by id.</summary>
    public async Task<IReadOnlyList<DatasetDefinition>> DatasetsAsync(CancellationToken cancellation = default) =>
        [.. (await database.ReadAsync(open => open.QueryAsync<string>(database.Sql("definitions")), cancellation).ConfigureAwait(false)).Select(text => DefinitionJson.Read(text))];

    /// <summary>Says that a window is about to be closed. It can be said again.</summary>
    internal Task BeginWindowAsync(Window window) => database.ChangeAsync(open => open.ExecuteAsync(database.Sql("begin_window"), new { Month = Month(window), Now }));

    /// <summary>Says that a window is closed: no parcel is put into it any more.</summary>
    internal Task CloseWindowAsync(Window window) => database.ChangeAsync(open => open.ExecuteAsync(database.Sql("close_window"), new { Month = Month(window), Now }));

    /// <summary>Windows that were begun to be closed, by month; no instant for one that is not closed yet.</summary>
    public async Task<IReadOnlyList<(Window Window, DateTimeOffset? ClosedAt)>> WindowsAsync(CancellationToken cancellation = default) =>
    [
        .. (await database.ReadAsync(open => open.QueryAsync<WindowRow>(database.Sql("windows")), cancellation).ConfigureAwait(false)).Select(row =>
            (Of(row.Month), row.ClosedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null)),
    ];

    /// <summary>What is spent of a window, and of the twelve windows that end with it.</summary>
    public async Task<(decimal Window, decimal Year)> SpentAsync(Window window, CancellationToken cancellation = default)
    {
        var month = Month(window);
        var spent = await database.ReadAsync(open => SpentAsync(open, month), cancellation).ConfigureAwait(false);
        return (spent.GetValueOrDefault(month), Year(spent, month));
    }

    /// <summary>Takes the cost of a release from the budget, once: a release that is charged already is not charged again.</summary>
    /// <exception cref="ReleaseException">Not enough is left of the window or of a year; nothing was charged.</exception>
    internal Task<Charge> ChargeAsync(string release, DatasetDefinition dataset, Window window, BudgetLimits limits) => database.ChangeAsync(async open =>
    {
        var month = Month(window);
        var spent = await SpentAsync(open, month).ConfigureAwait(false);
        var known = (await OfAsync(open, release).ConfigureAwait(false)).FirstOrDefault(entry => entry.Step == LedgerStep.Charged);
        if (known is null)
        {
            spent[month] = spent.GetValueOrDefault(month) + dataset.Privacy.Rho;
            MustHold(spent, month, limits, dataset, window);
            await AddAsync(open, release, dataset.Id, window, LedgerStep.Charged, dataset.Privacy.Rho, null, null).ConfigureAwait(false);
        }

        return new Charge(known is null, known?.Rho ?? dataset.Privacy.Rho, spent[month], Year(spent, month));
    });

    /// <summary>Writes down that the files of a charged release are whole; says nothing again of one that is built.</summary>
    /// <param name="release">The release.</param>
    /// <param name="certificate">SHA-256 of its certificate.</param>
    /// <param name="detail">The exact counts of the build; null where nobody knows them any more.</param>
    /// <exception cref="ReleaseException">It was not charged, or was built before with other files.</exception>
    internal Task BuiltAsync(string release, string certificate, string? detail) => database.ChangeAsync(async open =>
    {
        var entries = await OfAsync(open, release).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            throw new ReleaseException($"There are files of {release}, which the ledger never charged: they are none of this installation's.");
        }

        if (entries.FirstOrDefault(entry => entry.Step == LedgerStep.Built) is { } built)
        {
            return built.Certificate == certificate ? 0 : throw new ReleaseException($"The files of {release} are not those that were built: its certificate is another. Restore them from a backup.");
        }

        return await AddAsync(open, release, entries[0].Dataset, entries[0].Window, LedgerStep.Built, 0, certificate, detail).ConfigureAwait(false);
    });

    /// <summary>Publishes or withdraws a release; says nothing again of one that already is.</summary>
    /// <param name="release">The release.</param>
    /// <param name="step">Published or withdrawn.</param>
    /// <param name="reason">Why it is withdrawn.</param>
    /// <exception cref="ReleaseException">There is none, it is not built, or it is withdrawn.</exception>
    public Task<ReleaseRecord> StepAsync(string release, LedgerStep step, string? reason = null) => database.ChangeAsync(async open =>
    {
        var entries = await OfAsync(open, release).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            throw new ReleaseException($"There is no release {release}: 'analytics release list' names those that there are.");
        }

        var record = new ReleaseRecord(release, entries);
        if (step == LedgerStep.Published && record.Step is LedgerStep.Charged or LedgerStep.Withdrawn)
        {
            throw new ReleaseException(record.Step == LedgerStep.Charged
                ? $"The release {release} was charged and is not built: 'analytics release build' goes on with it, and charges nothing again."
                : $"The release {release} is withdrawn, and cannot be published again.");
        }

        if (record.Entries.All(entry => entry.Step != step))
        {
            await AddAsync(open, release, record.Dataset, record.Window, step, 0, null, reason).ConfigureAwait(false);
            record = new ReleaseRecord(release, await OfAsync(open, release).ConfigureAwait(false));
        }

        return record;
    });

    /// <summary>Every release, the one charged first coming first.</summary>
    public async Task<IReadOnlyList<ReleaseRecord>> ReleasesAsync(CancellationToken cancellation = default)
    {
        var entries = await database.ReadAsync(AllAsync, cancellation).ConfigureAwait(false);
        return [.. entries.GroupBy(entry => entry.Release).Select(release => new ReleaseRecord(release.Key, [.. release]))];
    }

    public void Dispose() => database.Dispose();

    private static long Month(Window window) => (window.Year * 12L) + window.Month - 1;

    private static Window Of(long month) => new((int)(month / 12), (int)(month % 12) + 1);

    private static decimal Year(Dictionary<long, decimal> spent, long last) =>
        spent.Where(month => month.Key > last - YearMonths && month.Key <= last).Sum(month => month.Value);

    private static void MustHold(Dictionary<long, decimal> spent, long month, BudgetLimits limits, DatasetDefinition dataset, Window window)
    {
        if (spent[month] > limits.WindowRho)
        {
            throw new ReleaseException(string.Create(CultureInfo.InvariantCulture,
                $"{dataset.Id} costs rho {dataset.Privacy.Rho:0.#########}, and of the window {window} only {limits.WindowRho - spent[month] + dataset.Privacy.Rho:0.#########} of {limits.WindowRho:0.#########} is left. Nothing was charged. A dataset with a smaller rho fits; 'analytics release list' shows what was spent on."));
        }

        var most = Enumerable.Range(0, YearMonths).Max(later => Year(spent, month + later));
        if (most > limits.YearRho)
        {
            throw new ReleaseException(string.Create(CultureInfo.InvariantCulture,
                $"With {dataset.Id} for {window}, twelve windows would cost rho {most:0.#########}, and {limits.YearRho:0.#########} is the most. Nothing was charged. Wait for later windows, or give the dataset a smaller rho."));
        }
    }

    // By month, of all months that share twelve with this one.
    private async Task<Dictionary<long, decimal>> SpentAsync(DbConnection open, long month)
    {
        var rows = await open.QueryAsync<SpentRow>(database.Sql("spent"), new { From = month - YearMonths + 1, To = month + YearMonths - 1 }).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Month, row => row.Rho / Billion);
    }

    private async Task<IReadOnlyList<LedgerEntry>> AllAsync(DbConnection open) =>
        [.. (await open.QueryAsync<EntryRow>(database.Sql("entries")).ConfigureAwait(false)).Select(row => row.ToEntry())];

    private async Task<IReadOnlyList<LedgerEntry>> OfAsync(DbConnection open, string release) =>
        [.. (await open.QueryAsync<EntryRow>(database.Sql("release_entries"), new { Release = release }).ConfigureAwait(false)).Select(row => row.ToEntry())];

    private Task<int> AddAsync(DbConnection open, string release, string dataset, Window window, LedgerStep step, decimal rho, string? certificate, string? detail) =>
        open.ExecuteAsync(database.Sql("add_entry"), new
        {
            TakenAt = Now,
            Release = release,
            Dataset = dataset,
            Month = Month(window),
            Step = LedgerNames.Of(step),
            Rho = (long)Math.Ceiling(rho * Billion),
            Certificate = certificate,
            Detail = detail,
        });

    private sealed class EntryRow
    {
        public long Number { get; init; }

        public long TakenAt { get; init; }

        public string ReleaseId { get; init; } = "";

        public string Dataset { get; init; } = "";

        public long Month { get; init; }

        public string Step { get; init; } = "";

        public decimal Rho { get; init; }

        public string? Certificate { get; init; }

        public string? Detail { get; init; }

        public LedgerEntry ToEntry() => new(
            Number, DateTimeOffset.FromUnixTimeMilliseconds(TakenAt), ReleaseId, Dataset, Of(Month), LedgerNames.StepOf(Step), Rho / Billion, Certificate, Detail);
    }

    private sealed class SpentRow
    {
        public long Month { get; init; }

        public decimal Rho { get; init; }
    }

    private sealed class WindowRow
    {
        public long Month { get; init; }

        public long BegunAt { get; init; }

        public long? ClosedAt { get; init; }
    }
}
