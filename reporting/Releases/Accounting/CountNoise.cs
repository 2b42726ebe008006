namespace Analytics.Releases;

/// <summary>The noise of a count that is the sum of some cells, each with its own draw of one law.</summary>
internal sealed class CountNoise
{
    private const int MostSteps = 4096;

    private readonly NoiseLaw law;

    // The masses of all draws but one: those of the integers (first + i) * width, i from 0. Where a law is so wide that this would be long, each
    // draw is rounded up to a multiple of the width, which makes tails larger.
    private readonly double[] others = [1];
    private readonly long width = 1;
    private readonly long first;

    /// <param name="cells">1 or more.</param>
    /// <param name="least">The smallest probability that is asked for: what is left out of the sum is a millionth of it, and is added.</param>
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
        for (var i = 1; i < cells; i++)
        {
            others = Sum(others, one);
            first -= steps;
        }

        Beyond = Math.Min(1, cells * law.Tail(reach));
    }

    /// <summary>The chance that some draw was beyond what is summed; it counts as a sum beyond any limit.</summary>
    private double Beyond { get; }

    /// <summary>P[the sum of the draws >= m], never too small: rounded up.</summary>
    public double Tail(long m)
    {
        if (others.Length == 1)
        {
            return law.Tail(m);
        }

        var tail = Beyond;
        for (var i = 0; i < others.Length; i++)
        {
            tail += others[i] * law.Tail(m - ((first + i) * width));
        }

        return Rounding.Up(tail);
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
