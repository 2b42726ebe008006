using Analytics.Warehouse;

namespace Analytics.Reports;

/// <summary>Makes something of what the cells of a request add up to, group by group, as it comes from the engine.</summary>
internal static class GroupRows
{
    /// <param name="rows">Where the cells are.</param>
    /// <param name="statement">The statement of the report.</param>
    /// <param name="reader">Reads its groups.</param>
    /// <param name="make">Makes something of a group, with a curve to fill that is nobody else's meanwhile; called on all cores.</param>
    /// <returns>What was made, in the order of the groups.</returns>
    /// <exception cref="WarehouseException">The warehouse failed.</exception>
    public static async ValueTask<IReadOnlyList<T>> MakeAsync<T>(
        RowsForPurpose rows, Statement statement, GroupReader reader, Func<Group, SurvivalCurve, T> make, CancellationToken cancellation)
    {
        var all = new List<(GroupKey Key, T Made)>();
        ReadOnlyMemory<byte> cutOff = default;
        await foreach (var chunk in rows.QueryAsync(statement, "RowBinary", cancellation).ConfigureAwait(false))
        {
            var rest = cutOff.IsEmpty ? chunk : Joined(cutOff, chunk);
            var groups = new List<Group>();
            while (reader.TryRead(ref rest, out var group))
            {
                groups.Add(group!);
            }

            // The chunk is there until the next one is asked for: groups are made use of before.
            all.AddRange(MakeAll(groups, make));
            cutOff = rest.ToArray();
        }

        if (!cutOff.IsEmpty)
        {
            throw new InvalidDataException("The engine's answer ends within a row.");
        }

        all.Sort((one, other) => reader.Order.Compare(one.Key, other.Key));
        return all.ConvertAll(one => one.Made);
    }

    private static (GroupKey Key, T Made)[] MakeAll<T>(List<Group> groups, Func<Group, SurvivalCurve, T> make)
    {
        var made = new (GroupKey, T)[groups.Count];
        Parallel.For(0, groups.Count, SpareCurves.Take, (i, _, curve) =>
        {
            made[i] = (groups[i].Key, make(groups[i], curve));
            return curve;
        }, SpareCurves.Add);
        return made;
    }

    private static byte[] Joined(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        var both = new byte[one.Length + other.Length];
        one.CopyTo(both);
        other.CopyTo(both.AsMemory(one.Length));
        return both;
    }
}
