namespace Analytics.Releases;

/// <summary>
/// What somebody can tell of unknown numbers who knows sums of them, and a number that none is below: the range of each, by linear programming.
/// </summary>
internal sealed class SumsProgram : IDisposable
{
    private const double Minimise = 1;
    private const double Maximise = -1;
    private const int Optimal = 0;
    private const int Unbounded = 2;

    private readonly nint model;
    private readonly double[] objective;

    /// <param name="unknowns">How many numbers there are.</param>
    /// <param name="sums">For each sum what it adds up to, and which numbers are in it.</param>
    /// <param name="least">What no number is below.</param>
    /// <exception cref="ReleaseException">The solver is not installed.</exception>
    public SumsProgram(int unknowns, IReadOnlyList<(double Total, IReadOnlyList<int> Members)> sums, double least)
        : this(unknowns, [.. sums.Select(sum => (sum.Total, sum.Total, sum.Members))], least)
    {
    }

    /// <summary>As the other, of sums that are known to lie between two numbers.</summary>
    public SumsProgram(int unknowns, IReadOnlyList<(double Least, double Most, IReadOnlyList<int> Members)> sums, double least)
    {
        objective = new double[unknowns];
        var inSums = new List<int>[unknowns];
        for (var sum = 0; sum < sums.Count; sum++)
        {
            foreach (var member in sums[sum].Members)
            {
                (inSums[member] ??= []).Add(sum);
            }
        }

        var starts = new int[unknowns + 1];
        for (var i = 0; i < unknowns; i++)
        {
            starts[i + 1] = starts[i] + (inSums[i]?.Count ?? 0);
        }

        try
        {
            model = ClpNative.NewModel();
        }
        catch (DllNotFoundException e)
        {
            throw new ReleaseException("Totals are checked by a solver that is not installed: install Debian's package coinor-libclp1, or define the dataset without totals.", e);
        }

        ClpNative.SetLogLevel(model, 0);
        ClpNative.LoadProblem(
            model, unknowns, sums.Count, starts, [.. inSums.SelectMany(sum => sum ?? [])], [.. Enumerable.Repeat(1.0, starts[^1])],
            [.. Enumerable.Repeat(least, unknowns)], [.. Enumerable.Repeat(double.MaxValue, unknowns)], objective,
            [.. sums.Select(sum => sum.Least)], [.. sums.Select(sum => sum.Most)]);
    }

    /// <summary>The least and the most that a number can be.</summary>
    public (double Least, double Most) RangeOf(int unknown)
    {
        objective[unknown] = 1;
        ClpNative.ChangeObjective(model, objective);
        var range = (Solve(Minimise), Solve(Maximise));
        objective[unknown] = 0;
        return range;
    }

    public void Dispose() => ClpNative.DeleteModel(model);

    private double Solve(double direction)
    {
        ClpNative.SetDirection(model, direction);
        _ = ClpNative.Primal(model, 0);
        return ClpNative.Status(model) switch
        {
            Optimal => ClpNative.ObjectiveValue(model),
            Unbounded => direction == Maximise ? double.PositiveInfinity : double.NegativeInfinity,
            var status => throw new InvalidOperationException($"The solver ended with status {status}: the sums contradict each other."),
        };
    }
}
