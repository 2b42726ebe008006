using System.Diagnostics;
using System.Globalization;
using Analytics.Benchmarks;
using Analytics.Benchmarks.Intake;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

if (args is ["intake", ..] && IntakeBenchOptions.Parse(args.AsSpan(1)) is { } intake)
{
    var data = Directory.CreateTempSubdirectory("analytics-bench").FullName;
    try
    {
        await new IntakeBench(intake, TimeProvider.System).RunAsync(data).ConfigureAwait(false);
        return 0;
    }
    finally
    {
        Directory.Delete(data, recursive: true);
    }
}

if (args is not ([] or ["--pushes", _]) || (args.Length == 2 && (!int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) || asked < 1000)))
{
    Console.Error.WriteLine(
        """
        Measures the pipeline beside ClickHouse's own SQL and the machine's limit, in one run. It prints figures and judges nothing.

        Usage: ./analytics bench [--pushes N]     N pushes of ten scans, at least 1000 (default 60000, about 400 MB)
        """);
    Console.Error.WriteLine(IntakeBenchOptions.Usage);
    return args is ["--help"] or ["-h"] ? 0 : 2;
}

var pushes = args.Length == 2 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60_000;
const int Runs = 3;
var time = TimeProvider.System;
var folder = Directory.CreateTempSubdirectory("analytics-bench").FullName;
try
{
    var file = Path.Combine(folder, "pushes.jsonl");
    SamplePushes.Write(file, pushes);
    var scans = (long)pushes * SamplePushes.ScansPerPush;
    Say($"{pushes:N0} pushes of {SamplePushes.ScansPerPush} scans, {new FileInfo(file).Length / pushes:N0} bytes each; {Environment.ProcessorCount} cores; median of {Runs} runs.\n");

    var keys = new TokenKeyFile(Path.Combine(folder, "custody", "token-keys"), time).Current();
    var core = new OneCore(file, keys, time);
    var limit = Measured.Median(Runs, core.Limit);
    var ours = Measured.Median(Runs, core.Ours);

    var warehouse = await Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder }, time).ConfigureAwait(false);
    await using (warehouse.ConfigureAwait(false))
    {
        var machine = new WholeMachine(file, scans, keys, warehouse.ClickHouse, time);
        Print("decode + policy + pseudonymise + encode, one core", ours, Run(() => machine.PeerAsync(1)), limit, "JSON tokens + HMACs alone");

        var committed = Run(machine.OursAsync);
        var ready = Run(machine.LimitAsync);
        Print("file to committed rows, whole machine", committed, Run(() => machine.PeerAsync(Environment.ProcessorCount)), ready, "the engine's insert of the same rows");
    }

    using var self = Process.GetCurrentProcess();
    Say($"peak memory of this process, sample and engine included: {self.PeakWorkingSet64 / 1e6:N0} MB");
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static Measured Run(Func<Task<Measured>> run) => Measured.Median(Runs, () => run().GetAwaiter().GetResult());

static void Print(string work, Measured ours, Measured peer, Measured limit, string limitName)
{
    Say($"{work}");
    Say($"  ours                    {ours.ScansPerSecond,12:N0} scans/s");
    Say($"  peer: ClickHouse SQL    {peer.ScansPerSecond,12:N0} scans/s    ours / peer  {ours.ScansPerSecond / peer.ScansPerSecond:N2}");
    Say($"  limit                   {limit.ScansPerSecond,12:N0} scans/s    ours / limit {ours.ScansPerSecond / limit.ScansPerSecond:N2}   ({limitName})\n");
}

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
