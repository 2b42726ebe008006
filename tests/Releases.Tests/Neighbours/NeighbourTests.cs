namespace Analytics.Releases.Tests;

/// <summary>A million releases of a data set and of the same less one unit, within (epsilon, delta); and mechanisms that are broken, caught by the same test.</summary>
public sealed class NeighbourTests
{
    private const double Epsilon = 1;
    private const double Tolerance = 0.02;

    // All releases here: sigma is such that one unit is told as by a normal variable that is moved by its standard deviation.
    private static readonly PrivacyTerms Terms = new() { GroupsPerUnit = 2, ParcelsPerGroup = 2, Rho = 0.5m };
    private static readonly PrivacyTerms Pure = Terms with { Noise = NoiseKind.Laplace, Rho = 2 };

    private static readonly double Delta = GaussianSelection.Delta(1, 1, 1, Epsilon);

    private static readonly (int Unit, int Group)[] Heavy = [.. Enumerable.Range(0, 45).Select(parcel => (99, parcel % TinyRelease.Groups))];
    private static readonly (int Unit, int Group)[] Worst = [(99, 0), (99, 0), (99, 1), (99, 1)];
    private static readonly (int Unit, int Group)[] Large = [.. Enumerable.Range(0, 60).Select(parcel => (parcel % 25, parcel % TinyRelease.Groups))];

    public static TheoryData<string> Cases => ["empty", "single", "small", "large", "heavy unit"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_stay_within_epsilon_and_delta(string @case) => Assert.True(CountsHold(new(Terms, ReleaseNoise.For(Terms), true, 0), @case));

    [Fact]
    public void What_holds_is_no_more_than_what_the_ledger_is_charged_for() => Assert.True(Delta <= Zcdp.Delta(Terms.Rho, Epsilon));

    [Theory]
    [InlineData("empty")]
    [InlineData("small")]
    public void Half_the_noise_is_caught(string @case) =>
        Assert.False(CountsHold(new(Terms, ReleaseNoise.For(Terms with { Rho = 4 * Terms.Rho }), true, 0), @case));

    [Fact]
    public void An_unbounded_unit_is_caught() => Assert.False(CountsHold(new(Terms, ReleaseNoise.For(Terms), false, 0), "heavy unit"));

    [Theory]
    [InlineData("empty")]
    [InlineData("heavy unit")]
    public void Keys_of_one_unit_alone_are_told_with_delta_at_most(string @case) => Assert.True(KeysHold(@case, 0, true));

    [Fact]
    public void A_threshold_that_is_off_by_one_is_caught() => Assert.False(KeysHold("empty", -1, true));

    [Fact]
    public void A_threshold_for_units_that_are_not_bounded_is_caught() => Assert.False(KeysHold("heavy unit", 0, false));

    private static bool CountsHold(TinyRelease release, string @case)
    {
        var (less, unit) = Data(@case);
        return ApproximateDp.Holds(release.Counts(less), release.Counts([.. less, .. unit]), Epsilon, Delta, Tolerance);
    }

    /// <summary>Thresholds are integers: delta is what the threshold 12 lets through, so that there is no room below it.</summary>
    private static bool KeysHold(string @case, int off, bool isBounded)
    {
        var noise = ReleaseNoise.For(Pure);
        var tail = new CountNoise(noise.Promises, Contributions.Promises, 1e-6).Tail(10);
        var delta = 1 - ((1 - tail) * (1 - tail)) + 1e-12;
        Assert.Equal(12, Threshold.Of(noise.Promises, Contributions.Promises, Pure.GroupsPerUnit, Pure.ParcelsPerGroup, delta));

        var release = new TinyRelease(Pure, noise, isBounded, 12 + off);
        var (less, unit) = Data(@case == "empty" ? @case : "heavy unit alone");
        var epsilon = Math.Sqrt(2 * (double)Pure.Rho * 0.8) + Math.Sqrt(2 * (double)Pure.Rho * 0.2);
        var deviation = Math.Sqrt(delta * (1 - delta) / ApproximateDp.Samples);
        return ApproximateDp.Holds(release.Keys(less), release.Keys([.. less, .. unit]), epsilon, delta, 3 * deviation);
    }

    private static ((int Unit, int Group)[] Less, (int Unit, int Group)[] Unit) Data(string @case) => @case switch
    {
        "empty" => ([], Worst),
        "single" => ([(1, 0)], Worst),
        "small" => ([(1, 0), (2, 0), (3, 1), (3, 2), (4, 2)], Worst),
        "large" => (Large, Worst),
        "heavy unit" => ([(1, 0), (2, 1)], Heavy),
        "heavy unit alone" => ([], Heavy),
        _ => throw new ArgumentOutOfRangeException(nameof(@case)),
    };
}
