namespace Analytics.Releases.Tests;

public sealed class HistogramsTests
{
    private static readonly ReleaseNoise Noise = new(new DiscreteGaussian(new(4, 1)), new DiscreteGaussian(new(100, 1)));

    [Fact]
    public void Parcels_that_are_counted_are_in_their_bin_and_their_promise()
    {
        var parcels = new Contributions([0, 2, 2, 2, 0], [1, 0, 3, 3, 2], [0, 1, 2, 2, 0], [0, 1, 2, 3, 4], [-1, -1, -1, -1, -1], 5);
        var histograms = Histograms.Aggregate(parcels, [true, true, true, true, false], 3, 4);
        Assert.Equal([0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 1, 2], histograms.Cells);
    }

    [Fact]
    public void A_bin_or_a_promise_that_there_is_not_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Histograms.Aggregate(new([0], [4], [0], [0], [-1], 1), [true], 1, 4));
        Assert.Throws<ArgumentException>(() => Histograms.Aggregate(new([0], [0], [3], [0], [-1], 1), [true], 1, 4));
    }

    [Fact]
    public void Every_cell_of_every_group_has_a_draw_of_its_own_law()
    {
        const int Groups = 5000;
        var histograms = new Histograms(Groups, 2);
        histograms.Cells.AsSpan().Fill(1000);
        var noisy = NoisyHistograms.AddNoise(histograms, Noise, () => new SecureBits());
        Assert.Equal(Groups, noisy.Groups);
        var groups = Enumerable.Range(0, Groups).ToList();
        AssertVariance(4, [.. groups.SelectMany(group => noisy.Durations(group).ToArray())]);
        AssertVariance(100, [.. groups.SelectMany(group => noisy.Promises(group).ToArray())]);
        AssertVariance(300, [.. groups.Select(group => noisy.Parcels(group) - 2000)]);
    }

    [Fact]
    public void Groups_are_noised_once_each_whatever_their_number_and_progress_tells_of_all()
    {
        foreach (var groups in new[] { 0, 1, 1023, 1024, 1025, 3000 })
        {
            var draws = new Counted();
            var told = new Told();
            NoisyHistograms.AddNoise(new(groups, 2), new(draws, draws), () => new SeededBits(1), told);
            Assert.Equal((groups * 5, groups), (draws.Draws, told.Groups));
        }
    }

    [Fact]
    public void What_is_cancelled_stops()
    {
        using var cancel = new CancellationTokenSource();
        var draws = new Counted();
        Assert.Throws<OperationCanceledException>(() => NoisyHistograms.AddNoise(
            new(100_000, 2), new(draws, draws), () => new SeededBits(1), new Told(cancel.Cancel), cancel.Token));
        Assert.InRange(draws.Draws, 5 * 1024, 5 * 90_000);
    }

    [Fact]
    public void Bits_are_disposed_of()
    {
        var made = new System.Collections.Concurrent.ConcurrentBag<Disposed>();
        NoisyHistograms.AddNoise(new(3000, 2), Noise, () =>
        {
            var bits = new Disposed();
            made.Add(bits);
            return bits;
        });
        Assert.NotEmpty(made);
        Assert.All(made, bits => Assert.True(bits.IsDisposed));
    }

    private static void AssertVariance(double variance, List<long> values)
    {
        // Five standard errors of a variance: sqrt(2 / n) of it each.
        var centre = values.Average();
        Assert.InRange(values.Average(value => (value - centre) * (value - centre)) / variance, 1 - (5 * Math.Sqrt(2.0 / values.Count)), 1 + (5 * Math.Sqrt(2.0 / values.Count)));
        Assert.Equal(1000, centre, 5 * Math.Sqrt(variance / values.Count));
    }

    private sealed class Counted : NoiseLaw
    {
        private int draws;

        public int Draws => draws;

        public override double Variance => 0;

        public override Fraction Scale => new(1, 1);

        public override long Draw(IRandomBits bits)
        {
            Interlocked.Increment(ref draws);
            return 0;
        }

        public override double Mass(long m) => 1;

        public override double Tail(long m) => 1;
    }

    private sealed class Told(Action? then = null) : IProgress<int>
    {
        private int groups;

        public int Groups => groups;

        public void Report(int value)
        {
            Interlocked.Add(ref groups, value);
            then?.Invoke();
        }
    }

    private sealed class Disposed : IRandomBits, IDisposable
    {
        private readonly SeededBits bits = new(1);

        public bool IsDisposed { get; private set; }

        public ulong Next() => bits.Next();

        public void Dispose() => IsDisposed = true;
    }
}
