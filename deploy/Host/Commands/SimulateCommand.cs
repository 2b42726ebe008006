using System.CommandLine;
using System.Globalization;
using Analytics.Simulator;

namespace Analytics.Host.Commands;

/// <summary><c>analytics simulate</c></summary>
internal static class SimulateCommand
{
    public static Command Create(TimeProvider time)
    {
        var parcels = new Option<long>("--parcels") { Description = "How many parcels.", HelpName = "N", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Where all chances come from: the same seed gives the same bytes.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "Folder for the files.", HelpName = "DIR", Required = true };
        var until = new Option<DateTimeOffset>("--until") { Description = "The instant of observation: nothing later is told.", HelpName = "T", DefaultValueFactory = _ => SimulationOptions.DefaultUntil };
        var weeks = new Option<int>("--weeks") { Description = "Weeks of pickups before it; the fewer, the more parcels are in flight.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var command = new Command(
            "simulate",
            """
            Write made-up parcels in real provider formats, and the truth beside them.

            Examples:
              analytics simulate --parcels 10000 --seed 7 --out sim
              analytics simulate --parcels 10000 --seed 7 --weeks 2 --out sim-recent
            """)
        { parcels, seed, output, until, weeks };

        command.SetAction((parsed, cancellation) => Guard.RunAsync(async () =>
        {
            var options = new SimulationOptions
            {
                Parcels = parsed.GetValue(parcels),
                Seed = parsed.GetValue(seed),
                Directory = parsed.GetRequiredValue(output),
                Until = parsed.GetValue(until),
                Weeks = parsed.GetValue(weeks),
            };
            var summary = await RunAsync(options, time, cancellation).ConfigureAwait(false);
            foreach (var file in summary.Files)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {file.Pushes:N0} pushes, {file.PackedBytes / 1e6:N1} MB"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.PickedUp:N0} parcels picked up by {options.Until.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}, {summary.InFlight:N0} of them not delivered. The truth: {Path.Combine(options.Directory, "truth.json")}"));
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Simulates with a progress line.</summary>
    /// <exception cref="UsageException">An option is out of its range.</exception>
    public static async Task<SimulationSummary> RunAsync(SimulationOptions options, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            options.Validate();
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }

        var done = new Latest();
        var started = time.GetTimestamp();
        using var line = new ProgressLine(time, () => ProgressLine.Bar((double)done.Parcels / options.Parcels, done.Parcels, "parcels", time.GetElapsedTime(started)));
        return await Simulation.RunAsync(options, done, cancellation).ConfigureAwait(false);
    }

    private sealed class Latest : IProgress<SimulationProgress>
    {
        private long parcels;

        public long Parcels => Interlocked.Read(ref parcels);

        public void Report(SimulationProgress value) => Interlocked.Exchange(ref parcels, value.Parcels);
    }
}
