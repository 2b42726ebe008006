namespace Analytics.Simulator.Tests;

public class SimulationOptionsTests
{
    private static readonly SimulationOptions Good = new()
    {
        Parcels = 10,
        Seed = 1,
        Directory = Path.Combine(Path.GetTempPath(), "simulation"),
    };

    public static TheoryData<SimulationOptions, string> Refused => new()
    {
        { Good with { Parcels = 0 }, "--parcels must lie between 1 and 100,000,000." },
        { Good with { Parcels = 100_000_001 }, "--parcels must lie between 1 and 100,000,000." },
        { Good with { Weeks = 0 }, "--weeks must lie between 1 and 52." },
        { Good with { Weeks = 53 }, "--weeks must lie between 1 and 52." },
        { Good with { Until = new(1999, 12, 31, 23, 59, 59, TimeSpan.Zero) }, "--until must lie between 2000-01-01 and 2070-01-01." },
        { Good with { Until = new(2070, 1, 1, 0, 0, 0, TimeSpan.Zero) }, "--until must lie between 2000-01-01 and 2070-01-01." },
        { Good with { Until = SimulationOptions.DefaultUntil.AddMilliseconds(1) }, "--until must be a whole second." },
        { Good with { Parallelism = 0 }, "Parallelism must lie between 1 and 64." },
        { Good with { Directory = " " }, "--out must name a folder." },
        { Good with { Directory = Environment.ProcessPath! }, "--out names a file; it must be a folder." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_option_out_of_its_range_is_refused_with_the_range(SimulationOptions options, string message)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Simulation.RunAsync(options));
        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public void The_defaults_are_good() => Good.Validate();
}
