using System.Globalization;

namespace Analytics.Warehouse;

/// <summary>The kept cells (table <c>cells</c>): what reports read.</summary>
public sealed class Cells : IDisposable
{
    private static readonly string ChangedWeeks = Resources.Text("Cells/changed_weeks.sql");
    private static readonly string TouchedWeeks = Resources.Text("Cells/touched_weeks.sql");
    private static readonly string[] Rebuild = [.. SqlText.Split(Resources.Text("Cells/rebuild.sql"))];

    private readonly IClickHouse clickHouse;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly RefreshTimer timer;

    internal Cells(IClickHouse clickHouse, TimeProvider time)
    {
        this.clickHouse = clickHouse;
        timer = new RefreshTimer("cells", time);
    }

    /// <summary>
    /// Brings the cells up to date with the journeys: rebuilds, whole, each week that has changed since the last time. A statement
    /// that reads <c>cells</c> once sees the state before or the state after. May be stopped at any point, and is mended by the next call.
    /// </summary>
    /// <returns>The weeks that were rebuilt, each by its Monday, in order.</returns>
    public ValueTask<IReadOnlyList<DateOnly>> RefreshAsync(CancellationToken cancellation = default) =>
        RefreshAsync(new Statement(ChangedWeeks), cancellation);

    /// <summary>
    /// The same, at a cost that goes by what was written and not by what there is: rebuilds each week that one of these parcels
    /// may have entered or left. What is taken from <paramref name="touched"/> comes back as "any" when this fails.
    /// </summary>
    /// <returns>The weeks that were rebuilt, each by its Monday, in order.</returns>
    public async ValueTask<IReadOnlyList<DateOnly>> RefreshAsync(TouchedParcels touched, CancellationToken cancellation = default)
    {
        if (touched.IsEmpty)
        {
            timer.Note();
            return [];
        }

        try
        {
            return await RefreshAsync(StatementOf(touched.Take()), cancellation).ConfigureAwait(false);
        }
        catch
        {
            touched.AddAny();
            throw;
        }
    }

    /// <summary>Rebuilds some weeks, whole, whether they have changed or not.</summary>
    /// <param name="weeks">Each by its Monday.</param>
    /// <param name="cancellation">Gives up; the next call mends what was left.</param>
    public async ValueTask RebuildAsync(IReadOnlyCollection<DateOnly> weeks, CancellationToken cancellation = default)
    {
        if (weeks.Count == 0)
        {
            return;
        }

        await oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await RebuildThemAsync(weeks, cancellation).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Leaves the cells as they are until what this gives is disposed of: whoever would rebuild them waits.</summary>
    internal ValueTask<Held> HoldAsync(CancellationToken cancellation) => Held.TakeAsync(oneAtATime, cancellation);

    public void Dispose()
    {
        timer.Dispose();
        oneAtATime.Dispose();
    }

    private static Statement StatementOf(IReadOnlyCollection<UInt128>? parcels) => parcels is null
        ? new Statement(ChangedWeeks)
        : new Statement(TouchedWeeks, new Dictionary<string, string>
        {
            ["parcels"] = Parameters.Array(parcels.Select(parcel => parcel.ToString("x32", CultureInfo.InvariantCulture))),
        });

    private async ValueTask<IReadOnlyList<DateOnly>> RefreshAsync(Statement weeksToRebuild, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await timer.RunAsync(() => RebuildChangedAsync(weeksToRebuild, cancellation)).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async ValueTask<IReadOnlyList<DateOnly>> RebuildChangedAsync(Statement weeksToRebuild, CancellationToken cancellation)
    {
        var weeks = new List<DateOnly>();
        await foreach (var week in clickHouse.ReadLinesAsync(weeksToRebuild, cancellation).ConfigureAwait(false))
        {
            weeks.Add(DateOnly.ParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (weeks.Count > 0)
        {
            await RebuildThemAsync(weeks, cancellation).ConfigureAwait(false);
        }

        return weeks;
    }

    private async ValueTask RebuildThemAsync(IEnumerable<DateOnly> weeks, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string>
        {
            ["weeks"] = Parameters.Array(weeks.Select(week => week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        };
        foreach (var statement in Rebuild)
        {
            await clickHouse.ExecuteAsync(new Statement(statement, parameters), cancellation).ConfigureAwait(false);
        }
    }
}
