using System.Security.Cryptography;

namespace Analytics.Simulator.Tests;

public sealed class SimulationTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), $"simulation-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        var once = await Run("once", new() { Parcels = 3_500, Seed = 7, Directory = "", Parallelism = 1 });
        var again = await Run("again", new() { Parcels = 3_500, Seed = 7, Directory = "", Parallelism = 1 });
        var parallel = await Run("parallel", new() { Parcels = 3_500, Seed = 7, Directory = "", Parallelism = 4 });
        Assert.Equal(
            ["17track.jsonl.gz", "aftership.jsonl.gz", "easypost.jsonl.gz", "trackingmore.jsonl.gz", "truth.csv", "truth.json"],
            once.Keys);
        Assert.Equal(once, again);
        Assert.Equal(once, parallel);
    }

    [Fact]
    public async Task Another_seed_gives_other_bytes_in_every_file()
    {
        var once = await Run("once", new() { Parcels = 500, Seed = 7, Directory = "" });
        var other = await Run("other", new() { Parcels = 500, Seed = 8, Directory = "" });
        Assert.All(once, file => Assert.NotEqual(file.Value, other[file.Key]));
    }

    [Fact]
    public async Task A_longer_simulation_begins_like_a_shorter_one()
    {
        await Run("short", new() { Parcels = 300, Seed = 7, Directory = "" });
        await Run("long", new() { Parcels = 2_000, Seed = 7, Directory = "" });
        var rows = File.ReadAllLines(Path.Combine(root, "short", "truth.csv"));
        Assert.Equal(rows, File.ReadLines(Path.Combine(root, "long", "truth.csv")).Take(rows.Length));
    }

    // Pinned, so that a change of what is drawn, or of the platform, does not go unseen.
    [Fact]
    public async Task The_truth_of_a_seed_is_the_same_on_every_machine()
    {
        var files = await Run("pinned", new() { Parcels = 1_000, Seed = 2026, Directory = "" });
        Assert.Equal("323958f60e218ed392bc1aaf0656527a35b0308c21ddf34df74e8b46b2c54b0f", files["truth.csv"]);
    }

    [Fact]
    public async Task A_simulation_of_one_parcel_works()
    {
        await Run("one", new() { Parcels = 1, Seed = 7, Directory = "" });
        Assert.Equal(2, File.ReadAllLines(Path.Combine(root, "one", "truth.csv")).Length);
    }

    [Fact]
    public async Task A_short_season_leaves_about_a_quarter_of_the_parcels_in_flight()
    {
        var summary = await Simulation.RunAsync(new() { Parcels = 5_000, Seed = 7, Directory = root, Weeks = 2 });
        Assert.InRange(summary.InFlight / (double)summary.PickedUp, 0.22, 0.29);
    }

    [Fact]
    public async Task A_simulation_that_is_broken_off_leaves_no_file_and_spoils_none()
    {
        await Run("out", new() { Parcels = 200, Seed = 7, Directory = "" });
        var before = Hashes("out");
        using var cancel = new CancellationTokenSource();
        var options = new SimulationOptions { Parcels = 50_000, Seed = 8, Directory = Path.Combine(root, "out") };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Simulation.RunAsync(options, new AtOnce(_ => cancel.Cancel()), cancel.Token));
        Assert.Equal(before, Hashes("out"));
    }

    private async Task<SortedDictionary<string, string>> Run(string folder, SimulationOptions options)
    {
        await Simulation.RunAsync(options with { Directory = Path.Combine(root, folder) });
        return Hashes(folder);
    }

    private SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(Path.Combine(root, folder)).ToDictionary(
            path => Path.GetFileName(path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);
}
