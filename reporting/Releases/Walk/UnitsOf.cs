namespace Analytics.Releases;

/// <summary>
/// Units of protection: parcels that share a token of a recipient are one unit, and so are those that others tie together; a parcel without
/// tokens is a unit alone. About 30 bytes for each token and 4 for each parcel.
/// </summary>
internal sealed class UnitsOf
{
    private const int Free = -1;

    // A forest of parcels: each points to one before it, and a root to itself.
    private readonly int[] parents;

    // An open table: the first parcel with each token. Tokens are keyed hashes, whose low bits are as good as any.
    private UInt128[] tokens = new UInt128[1024];
    private int[] firsts = Empty(1024);
    private int count;

    /// <param name="parcels">How many there are; those that are never added have no tokens.</param>
    public UnitsOf(int parcels)
    {
        parents = new int[parcels];
        for (var parcel = 0; parcel < parcels; parcel++)
        {
            parents[parcel] = parcel;
        }
    }

    /// <summary>Adds tokens of a parcel; a parcel may be added more than once.</summary>
    public void Add(int parcel, ReadOnlySpan<UInt128> of)
    {
        foreach (var token in of)
        {
            if (2 * count >= tokens.Length)
            {
                Grow();
            }

            var slot = Slot(token);
            if (firsts[slot] == Free)
            {
                (tokens[slot], firsts[slot]) = (token, parcel);
                count++;
            }
            else
            {
                Join(Root(firsts[slot]), Root(parcel));
            }
        }
    }

    /// <summary>The unit of each parcel, numbered by their first parcels, and how many there are.</summary>
    public (int[] Unit, int Units) Number()
    {
        var units = 0;
        var unit = new int[parents.Length];
        for (var parcel = 0; parcel < parents.Length; parcel++)
        {
            var root = Root(parcel);
            unit[parcel] = root == parcel ? units++ : unit[root];
        }

        return (unit, units);
    }

    private void Join(int one, int other) => parents[Math.Max(one, other)] = Math.Min(one, other);

    private int Root(int parcel)
    {
        while (parents[parcel] != parcel)
        {
            parcel = parents[parcel] = parents[parents[parcel]];
        }

        return parcel;
    }

    private int Slot(UInt128 token)
    {
        var slot = (int)((ulong)token & (ulong)(tokens.Length - 1));
        while (firsts[slot] != Free && tokens[slot] != token)
        {
            slot = (slot + 1) & (tokens.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        var (oldTokens, oldFirsts) = (tokens, firsts);
        (tokens, firsts) = (new UInt128[2 * oldTokens.Length], Empty(2 * oldTokens.Length));
        for (var old = 0; old < oldTokens.Length; old++)
        {
            if (oldFirsts[old] != Free)
            {
                var slot = Slot(oldTokens[old]);
                (tokens[slot], firsts[slot]) = (oldTokens[old], oldFirsts[old]);
            }
        }
    }

    private static int[] Empty(int length)
    {
        var firsts = new int[length];
        Array.Fill(firsts, Free);
        return firsts;
    }
}
