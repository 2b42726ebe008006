namespace Analytics.Releases;

/// <summary>The noise of a count that is the sum of some cells, each with its own draw of one law.</summary>
internal sealed class CountNoise
{
    private const int MostSteps = 2048;

    private readonly NoiseLaw law;

    // P[sum >= (first + i) * width], i from 0. Where a law is so wide that this would be long, each draw is rounded up to a multiple of the
    // width, which makes tails larger.
    private readonly double[] tails = [];
    private readonly long width = 1;
    private readonly long first;

    /// <param name="cells">1 or more.</param>
    /// <param name="least">
    /// The smallest probability that is asked for: draws are summed as far out as all but a millionth of it, and that counts as a sum beyond any limit.
    /// </param>
    public CountNoise(NoiseLaw law, int cells, double least)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cells);
        this.law = law;
        if (cells == 1)
        {
            return;
        }

        var reach = 1L;
        while (law.Tail(reach) > least * 1e-6 / cells)
        {
            reach *= 2;
        }

        width = Math.Max(1, reach / MostSteps);
        var steps = (int)(reach / width);
        var one = Masses(steps);
        var sums = one;
        for (var cell = 1; cell < cells; cell++)
        {
            sums = Sum(sums, one);
        }

        first = -(long)steps * cells;
        tails = new double[sums.Length];
        var tail = cells * law.Tail(reach);
        for (var i = sums.Length - 1; i >= 0; i--)
        {
            tail += sums[i];
            tails[i] = Rounding.Up(tail);
        }
    }

    /// <summary>P[the sum of the draws >= m], never too small: rounded up.</summary>
    public double Tail(long m)
    {
        if (tails.Length == 0)
        {
            return law.Tail(m);
        }

        // The least multiple of the width from m on: draws that were rounded up sum to one.
        var at = m >= 0 ? (m + width - 1) / width : m / width;
        return at < first ? 1 : tails[Math.Min(at - first, tails.Length - 1)];
    }

    /// <summary>The smallest number that the sum reaches with a chance of at most <paramref name="chance"/>.</summary>
    public long Exceeded(double chance)
    {
        var reach = 1L;
        while (Tail(reach) > chance)
        {
            reach *= 2;
        }

        var below = reach / 2;
        while (reach - below > 1)
        {
            var middle = below + ((reach - below) / 2);
            (below, reach) = Tail(middle) <= chance ? (below, middle) : (middle, reach);
        }

        return reach;
    }

    /// <summary>Of each multiple of the width from -steps to steps, with what is rounded up to it; the lowest has all that lies below.</summary>
    private double[] Masses(int steps)
    {
        var masses = new double[(2 * steps) + 1];
        masses[0] = law.Tail(steps * width);
        for (var i = 1; i < masses.Length; i++)
        {
            for (var m = ((i - steps - 1) * width) + 1; m <= (i - steps) * width; m++)
            {
                masses[i] += law.Mass(m);
            }
        }

        return masses;
    }

    private static double[] Sum(double[] left, double[] right)
    {
        var sums = new double[left.Length + right.Length - 1];
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                sums[i + j] += left[i] * right[j];
            }
        }

        return Array.ConvertAll(sums, Rounding.Up);
    }
}
