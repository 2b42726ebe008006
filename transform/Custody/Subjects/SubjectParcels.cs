using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Subjects;

/// <summary>The parcels of subjects in the warehouse, and what orders do to them.</summary>
internal sealed class SubjectParcels(Warehouse.Warehouse warehouse)
{
    private const int MostTokens = 10_000;

    private readonly KnownParcels parcels = new(warehouse.ClickHouse);

    /// <summary>The parcels that tokens stand for, or that they stand on.</summary>
    /// <param name="subjects">Each with the number of what it is looked for.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Each with that number; none twice.</returns>
    public async Task<IReadOnlyCollection<(long Choice, KnownParcel Parcel)>> FindAsync(
        IReadOnlyCollection<(long Choice, SubjectToken Subject)> subjects, CancellationToken cancellation)
    {
        var found = new HashSet<(long, KnownParcel)>();
        foreach (var some in subjects.Where(subject => subject.Subject.Purpose == TokenPurpose.Parcel).Chunk(MostTokens))
        {
            var choices = some.ToLookup(subject => new KnownParcel(subject.Subject.Epoch, subject.Subject.Token.ToBits()), subject => subject.Choice);
            await foreach (var parcel in parcels.FindAsync([.. choices.Select(choice => choice.Key)], cancellation).ConfigureAwait(false))
            {
                found.UnionWith(choices[parcel].Select(choice => (choice, parcel)));
            }
        }

        foreach (var some in subjects.Where(subject => subject.Subject.Purpose != TokenPurpose.Parcel).Chunk(MostTokens))
        {
            var choices = some.ToLookup(subject => subject.Subject.Token.ToBits(), subject => subject.Choice);
            await foreach (var (person, parcel) in parcels.OfPersonsAsync([.. choices.Select(choice => choice.Key)], cancellation).ConfigureAwait(false))
            {
                found.UnionWith(choices[person].Select(choice => (choice, parcel)));
            }
        }

        return found;
    }

    /// <summary>Does what orders say to parcels, and makes the cells of their weeks anew where reports change by it.</summary>
    /// <returns>What there was of the parcels, which weeks were made anew, and what of it a search afterwards still finds, by choice.</returns>
    public async Task<(IReadOnlyList<ChosenRows> Rows, IReadOnlyList<DateOnly> Weeks, IReadOnlyList<ChosenRows> Left)> ApplyAsync(
        StandingOrder orders, long since, IReadOnlyCollection<(long Choice, KnownParcel Parcel)> found, CancellationToken cancellation)
    {
        if (found.Count == 0)
        {
            return ([], [], []);
        }

        var chosen = await ChosenParcels.SetDownAsync(warehouse.ClickHouse, found, cancellation).ConfigureAwait(false);
        await using (chosen.ConfigureAwait(false))
        {
            var rows = await chosen.CountAsync(cancellation).ConfigureAwait(false);
            if (orders.HasFlag(StandingOrder.Erased))
            {
                var weeks = await chosen.WeeksAsync(cancellation).ConfigureAwait(false);
                await chosen.DeleteAsync(cancellation).ConfigureAwait(false);
                await RebuildAsync(weeks, cancellation).ConfigureAwait(false);
                return (rows, weeks, await chosen.CountAsync(cancellation).ConfigureAwait(false));
            }

            var isRestriction = orders.HasFlag(StandingOrder.Restricted);
            var isMarked = await chosen.MarkAsync(OrderLine.DeniedBy(orders), isRestriction ? ((ulong)since << 1) | 1 : 0, cancellation).ConfigureAwait(false);
            var touched = isMarked && isRestriction ? await chosen.WeeksAsync(cancellation).ConfigureAwait(false) : [];
            await RebuildAsync(touched, cancellation).ConfigureAwait(false);
            return (rows, touched, []);
        }
    }

    /// <summary>Lifts the restriction of parcels.</summary>
    public async Task<(IReadOnlyList<ChosenRows> Rows, IReadOnlyList<DateOnly> Weeks)> LiftAsync(
        long since, IReadOnlyCollection<(long Choice, KnownParcel Parcel)> found, CancellationToken cancellation)
    {
        var chosen = await ChosenParcels.SetDownAsync(warehouse.ClickHouse, found, cancellation).ConfigureAwait(false);
        await using (chosen.ConfigureAwait(false))
        {
            var rows = await chosen.CountAsync(cancellation).ConfigureAwait(false);
            var weeks = await chosen.WeeksAsync(cancellation).ConfigureAwait(false);
            // After an order to restrict that was given in the same second.
            await chosen.MarkAsync(Purposes.None, ((ulong)since + 1) << 1, cancellation).ConfigureAwait(false);
            await RebuildAsync(weeks, cancellation).ConfigureAwait(false);
            return (rows, weeks);
        }
    }

    private async Task RebuildAsync(IReadOnlyCollection<DateOnly> weeks, CancellationToken cancellation)
    {
        if (weeks.Count > 0)
        {
            await warehouse.Cells.RebuildAsync(weeks, cancellation).ConfigureAwait(false);
            await warehouse.ScanCells.RefreshAsync(cancellation).ConfigureAwait(false);
        }
    }
}
