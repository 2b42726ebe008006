namespace Analytics.Releases;

/// <summary>Noisy counts of every group of a grid. Figures, thresholds and totals are made of them alone, so they cost nothing more.</summary>
internal sealed class NoisyHistograms
{
    private const int GroupsAtOnce = 1024;

    private readonly Histograms histograms;

    private NoisyHistograms(Histograms histograms) => this.histograms = histograms;

    /// <summary>Groups of the grid.</summary>
    public int Groups => histograms.Cells.Length / histograms.Width;

    /// <summary>
    /// Adds a draw to every cell of every group, in place: of the exact counts none is left. Runs on all cores, each with bits of its own.
    /// </summary>
    /// <param name="histograms">The exact counts; when cancelled, some of them have noise and some have not, and none may be used.</param>
    /// <param name="noise">The laws.</param>
    /// <param name="bits">Makes the bits of one core; they are disposed of.</param>
    /// <param name="progress">Told how many more groups have their noise, by several threads.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static NoisyHistograms AddNoise(
        Histograms histograms, ReleaseNoise noise, Func<IRandomBits> bits, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var groups = histograms.Cells.Length / histograms.Width;
        var parts = (groups + GroupsAtOnce - 1) / GroupsAtOnce;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, Math.Max(1, parts)), CancellationToken = cancel };
        Parallel.For(0, parts, options, bits, (part, _, own) =>
        {
            var first = part * GroupsAtOnce;
            var after = Math.Min(groups, first + GroupsAtOnce);
            AddNoise(histograms, first, after, noise, own);
            progress?.Report(after - first);
            return own;
        },
        own => (own as IDisposable)?.Dispose());
        return new(histograms);
    }

    /// <summary>As <see cref="AddNoise(Histograms, ReleaseNoise, Func{IRandomBits}, IProgress{int}?, CancellationToken)"/>, on this thread.</summary>
    public static NoisyHistograms AddNoise(Histograms histograms, ReleaseNoise noise, IRandomBits bits)
    {
        AddNoise(histograms, 0, histograms.Cells.Length / histograms.Width, noise, bits);
        return new(histograms);
    }

    /// <summary>Noisy counts by the bins of durations.</summary>
    public ReadOnlySpan<long> Durations(int group) => histograms.Cells.AsSpan(group * histograms.Width, histograms.Bins);

    /// <summary>Noisy counts by promise: on time, late, none.</summary>
    public ReadOnlySpan<long> Promises(int group) => histograms.Cells.AsSpan((group * histograms.Width) + histograms.Bins, Contributions.Promises);

    /// <summary>The noisy count of parcels: the sum of those by promise.</summary>
    public long Parcels(int group)
    {
        var promises = Promises(group);
        return promises[0] + promises[1] + promises[2];
    }

    private static void AddNoise(Histograms histograms, int first, int after, ReleaseNoise noise, IRandomBits bits)
    {
        for (var group = first; group < after; group++)
        {
            var cells = histograms.Cells.AsSpan(group * histograms.Width, histograms.Width);
            for (var cell = 0; cell < cells.Length; cell++)
            {
                cells[cell] = checked(cells[cell] + (cell < histograms.Bins ? noise.Durations : noise.Promises).Draw(bits));
            }
        }
    }
}
