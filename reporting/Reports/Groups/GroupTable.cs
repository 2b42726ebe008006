using Analytics.Warehouse;
using Apache.Arrow.Ipc;

namespace Analytics.Reports;

/// <summary>What the cells of a request add up to, group by group: the result of its SQL, read column by column.</summary>
internal sealed class GroupTable
{
    private readonly List<Group> groups;

    private GroupTable(List<Group> groups) => this.groups = groups;

    /// <summary>Asks for it, and puts it in the order of its groups.</summary>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public static async ValueTask<GroupTable> ReadAsync(
        IClickHouse clickHouse, Statement statement, IReadOnlyList<GroupColumn> columns, CancellationToken cancellation)
    {
        var groups = new List<Group>();
        using var reader = new ArrowStreamReader(await clickHouse.ReadBytesAsync(statement, "ArrowStream", cancellation).ConfigureAwait(false));
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            groups.AddRange(Enumerable.Range(0, batch.Length).Select(row => new Group(batch, row)));
        }

        var byKey = GroupKey.By(columns);
        groups.Sort((one, other) => byKey.Compare(one.Key, other.Key));
        return new GroupTable(groups);
    }

    /// <summary>Makes something of every group, on all cores.</summary>
    /// <param name="make">Makes it, with a curve to fill that is nobody else's meanwhile.</param>
    /// <returns>In the order of the groups.</returns>
    public T[] Select<T>(Func<Group, SurvivalCurve, T> make)
    {
        var made = new T[groups.Count];
        Parallel.For(0, groups.Count, SpareCurves.Take, (i, _, curve) =>
        {
            made[i] = make(groups[i], curve);
            return curve;
        }, SpareCurves.Add);
        return made;
    }
}
