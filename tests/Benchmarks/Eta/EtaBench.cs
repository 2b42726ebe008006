using System.Globalization;
using Analytics.Eta;
using Analytics.Simulator;

namespace Analytics.Benchmarks.Eta;

/// <summary>
/// Arrival times on simulated parcels: a training, callers of the served API beside another training and without one, batches beside what XGBoost and
/// the reading of JSON take alone, and cold starts. Callers and server share this machine.
/// </summary>
internal sealed class EtaBench(EtaBenchOptions options, TimeProvider time)
{
    private const string Job = "eta";

    /// <summary>What the model learns from: most of the simulated ten weeks.</summary>
    private static readonly EtaOptions training = new() { TrainingDays = 40, CalibrationDays = 14, TestDays = 7, SettleDays = 7, MostParcels = 10_000_000 };

    public async Task RunAsync(string folder)
    {
        var data = Path.Combine(folder, "data");
        Configure();
        await LoadAsync(folder, data).ConfigureAwait(false);
        await new TrainingPart(training, time).RunAsync(data).ConfigureAwait(false);
        var questions = await SampleQuestions.ReadAsync(data, time).ConfigureAwait(false);
        await new AlonePart(questions, time).RunAsync(data).ConfigureAwait(false);
        await ServeAsync(data, questions).ConfigureAwait(false);
        await new ColdStart(questions.Lines[0], time).RunAsync(data).ConfigureAwait(false);
    }

    /// <summary>Prints a line.</summary>
    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many threads have wanted a processor in the last minute: who else is on the machine shows in it.</summary>
    public static string Load() => $"(load {File.ReadAllText("/proc/loadavg").Split(' ')[0]})";

    // For the servers and commands that are started: they train as this process does, and refuse no caller.
    private static void Configure()
    {
        foreach (var (name, value) in new[]
        {
            ("eta__trainingDays", training.TrainingDays), ("eta__calibrationDays", training.CalibrationDays), ("eta__testDays", training.TestDays),
            ("eta__settleDays", training.SettleDays), ("eta__mostParcels", training.MostParcels), ("web__requestsPerSecond", 1_000_000), ("web__requestBurst", 1_000_000),
        })
        {
            Environment.SetEnvironmentVariable("ANALYTICS__" + name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task LoadAsync(string folder, string data)
    {
        Say($"{options.Parcels:N0} parcels are simulated and loaded first; {Environment.ProcessorCount} cores ...");
        var simulated = await Simulation.RunAsync(new SimulationOptions { Parcels = options.Parcels, Seed = 7, Directory = Path.Combine(folder, "sim") }).ConfigureAwait(false);
        foreach (var file in simulated.Files)
        {
            await ServerProcess.RunAsync(null, "load", "--format", file.Format, "--data", data, file.Path).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(string data, SampleQuestions questions)
    {
        var serving = new ServingPart(questions, TimeSpan.FromSeconds(options.Seconds), time);
        using (var server = await ServerProcess.StartAsync(data).ConfigureAwait(false))
        {
            // A new server begins with a training; it is paused for the next one, and this one ends with its process.
            using var client = await server.ClientAsync("product").ConfigureAwait(false);
            await ServerProcess.RunAsync(null, "jobs", "pause", Job, "--data", data).ConfigureAwait(false);
            await serving.UntilTrainingAsync(server).ConfigureAwait(false);
            await serving.AskAsync("beside a training", server, client).ConfigureAwait(false);
        }

        using var again = await ServerProcess.StartAsync(data).ConfigureAwait(false);
        using var caller = await again.ClientAsync("product").ConfigureAwait(false);
        await again.RestAsync(time, CancellationToken.None).ConfigureAwait(false);
        await serving.AskAsync("without a training", again, caller).ConfigureAwait(false);
        await serving.BatchAsync(again, caller).ConfigureAwait(false);
        await again.StopAsync().ConfigureAwait(false);
    }
}
