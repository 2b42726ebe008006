namespace Analytics.Reports;

/// <summary>What the cells of one group add up to. Valid only while its report is being made of it.</summary>
/// <param name="key">What it is grouped by.</param>
/// <param name="shape">Names of the lists and the sums.</param>
/// <param name="lists">The bytes of each list.</param>
/// <param name="sums">Each sum.</param>
internal sealed class Group(GroupKey key, GroupShape shape, ReadOnlyMemory<byte>[] lists, long[] sums)
{
    public GroupKey Key => key;

    /// <summary>Durations that have come to their end.</summary>
    public KeyList Ended(string name = "ended") => new(lists[IndexOf(shape.Lists, name)].Span, shape.AreEndedCounted);

    /// <summary>Durations so far, of those that have not.</summary>
    public KeyList Open(string name = "open") => new(lists[IndexOf(shape.Lists, name)].Span, isCounted: false);

    public long Sum(string name) => sums[IndexOf(shape.Sums, name)];

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The SQL of the report gives no {name}.", nameof(name));
    }
}
