namespace Analytics.Reports;

/// <summary>The bins that occur in one count or another, in order: to be walked with <c>foreach</c>.</summary>
internal struct OccurringBins(KeyCounts one, KeyCounts other)
{
    private int word = -1;
    private ulong bits;

    public int Current { get; private set; }

    public readonly OccurringBins GetEnumerator() => this;

    public bool MoveNext()
    {
        while (bits == 0)
        {
            if (++word == KeyCounts.Words)
            {
                return false;
            }

            bits = one.Occurring(word) | other.Occurring(word);
        }

        Current = (word * 64) + (int)ulong.TrailingZeroCount(bits);
        bits &= bits - 1;
        return true;
    }
}
