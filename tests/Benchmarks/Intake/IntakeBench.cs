using System.Globalization;

namespace Analytics.Benchmarks.Intake;

/// <summary>
/// Senders and readers at once on one server: how soon pushes are acknowledged and in the reports, how long reports take, what is lost.
/// Senders, readers and server share this machine.
/// </summary>
internal sealed class IntakeBench(IntakeBenchOptions options, TimeProvider time)
{
    private const int Readers = 20;
    private const string Secret = "bench";

    public async Task RunAsync(string folder)
    {
        var data = await PrepareAsync(folder).ConfigureAwait(false);
        using var server = await ServerProcess.StartAsync(data).ConfigureAwait(false);
        var clients = new List<HttpClient>();
        for (var i = 0; i < Readers; i++)
        {
            clients.Add(await server.ClientAsync("analyst").ConfigureAwait(false));
        }

        var senders = new PushSenders(await server.ClientAsync("intake").ConfigureAwait(false), Secret, options.Rate, time);
        var readers = new ReportReaders(clients, time);
        var before = await readers.ParcelsAsync().ConfigureAwait(false);

        var used = server.Used;
        using var stop = new CancellationTokenSource();
        var reading = readers.ReadAsync(stop.Token);
        var looking = readers.LookAsync(() => senders.Acknowledged, before, stop.Token);
        var elapsed = await senders.RunAsync(TimeSpan.FromSeconds(options.Seconds)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(reading, looking).ConfigureAwait(false);
        used = server.Used - used;
        await server.StopAsync().ConfigureAwait(false);

        using var again = await ServerProcess.StartAsync(data).ConfigureAwait(false);
        var after = await new ReportReaders([await again.ClientAsync("analyst").ConfigureAwait(false)], time).ParcelsAsync().ConfigureAwait(false);
        await again.StopAsync().ConfigureAwait(false);
        Print(senders, readers, elapsed, used, senders.Acknowledged - (after - before));
    }

    private async Task<string> PrepareAsync(string folder)
    {
        var data = Path.Combine(folder, "data");
        Say($"{options.Parcels:N0} parcels are simulated and loaded first ...");
        await ServerProcess.RunAsync(null, "demo", "--out", folder, "--parcels", options.Parcels.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        await ServerProcess.RunAsync(Secret, "intake", "secret", "17track", "--data", data).ConfigureAwait(false);
        return data;
    }

    private void Print(PushSenders senders, ReportReaders readers, TimeSpan elapsed, TimeSpan used, long lost)
    {
        var (acknowledged, reports, freshness) = (senders.Answers.At(0.5, 0.95, 0.99), readers.Answers.At(0.5, 0.95), readers.Freshness.At(0.5, 0.95, 1));
        Say($"{options.Rate:N0} signed pushes/s of {SamplePushes.ScansPerPush} scans for {options.Seconds} s, {Readers} readers, {options.Parcels:N0} parcels before; server, senders and readers on {Environment.ProcessorCount} cores");
        Say($"  acknowledged            {senders.Acknowledged,10:N0}   {senders.Acknowledged / elapsed.TotalSeconds,10:N0} /s");
        Say($"  errors                  {senders.Errors,10:N0}   of senders; {readers.Errors:N0} of readers");
        Say($"  lost                    {lost,10:N0}   acknowledged and not in the warehouse after a restart");
        Say($"  until acknowledged      {acknowledged[0],7:N0} ms p50 {acknowledged[1],7:N0} ms p95 {acknowledged[2],7:N0} ms p99");
        Say($"  until in the reports    {freshness[0],7:N0} ms p50 {freshness[1],7:N0} ms p95 {freshness[2],7:N0} ms at most, of {readers.Freshness.Count} looks");
        Say($"  processor of the server {used.TotalSeconds,10:N1} s  {used / elapsed,10:P0} of one core while it ran, cells and reports included");
        Say($"  report                  {reports[0],7:N0} ms p50 {reports[1],7:N0} ms p95, of {readers.Answers.Count:N0}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

/// <summary>How much the senders do: bounded in count and time.</summary>
internal sealed record IntakeBenchOptions(int Rate = 2000, int Seconds = 30, int Parcels = 200_000)
{
    public const string Usage =
        """
               ./analytics bench intake [--rate N] [--seconds N] [--parcels N]
                                          senders and readers at once on a server with that many parcels
                                          (default 2000 pushes/s for 30 s on 200000 parcels; at most 20000 and 300)
        """;

    /// <summary>Reads the arguments; null when they are not given rightly.</summary>
    public static IntakeBenchOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new IntakeBenchOptions();
        for (; arguments.Length >= 2; arguments = arguments[2..])
        {
            if (!int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            switch (arguments[0])
            {
                case "--rate" when value is > 0 and <= 20_000:
                    options = options with { Rate = value };
                    break;
                case "--seconds" when value is > 0 and <= 300:
                    options = options with { Seconds = value };
                    break;
                case "--parcels" when value >= 1000:
                    options = options with { Parcels = value };
                    break;
                default:
                    return null;
            }
        }

        return arguments.IsEmpty ? options : null;
    }
}
