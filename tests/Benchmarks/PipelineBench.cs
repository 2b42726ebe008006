using System.Diagnostics;
using System.Globalization;
using Analytics.Support.Custody;
using Analytics.Warehouse;

namespace Analytics.Benchmarks;

/// <summary>The pipeline beside ClickHouse's own SQL and the machine's limit.</summary>
internal sealed class PipelineBench(int pushes, TimeProvider time)
{
    public const string Usage =
        """
        Usage: ./analytics bench [--pushes N]     N pushes of ten scans, at least 1000 (default 60000, about 400 MB)
        """;

    private const int Runs = 3;

    /// <summary>Reads the arguments; null when they are not given rightly.</summary>
    /// <returns>How many pushes.</returns>
    public static int? Parse(ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => 60_000,
        ["--pushes", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pushes) && pushes >= 1000 => pushes,
        _ => null,
    };

    public async Task RunAsync(string folder)
    {
        var file = Path.Combine(folder, "pushes.jsonl");
        SamplePushes.Write(file, pushes);
        var scans = (long)pushes * SamplePushes.ScansPerPush;
        Say($"{pushes:N0} pushes of {SamplePushes.ScansPerPush} scans, {new FileInfo(file).Length / pushes:N0} bytes each; {Environment.ProcessorCount} cores; median of {Runs} runs.\n");

        var custody = FolderCustody.Of(folder, time);
        var core = new OneCore(file, custody, time);
        var limit = Measured.Median(Runs, core.Limit);
        var rotation = new RotationBench(core);
        var ours = Measured.Median(Runs, rotation.Without);
        var rotated = Measured.Median(Runs, rotation.With);

        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder }, time).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            var machine = new WholeMachine(file, scans, custody, warehouse.ClickHouse, time);
            Print("decode + policy + pseudonymise + encode, one core", ours, Run(() => machine.PeerAsync(1)), limit, "JSON tokens + HMACs alone");

            Say($"the same with parcels of {RotationBench.Earlier} earlier months to tell new ones from ({RotationBench.ParcelsOfMonth:N0} each)");
            Say($"  ours                    {rotated.ScansPerSecond,12:N0} scans/s    with / without {rotated.ScansPerSecond / ours.ScansPerSecond:N2}\n");

            var committed = Run(machine.OursAsync);
            var ready = Run(machine.LimitAsync);
            Print("file to committed rows, whole machine", committed, Run(() => machine.PeerAsync(Environment.ProcessorCount)), ready, "the engine's insert of the same rows");
        }

        using var self = Process.GetCurrentProcess();
        Say($"peak memory of this process, sample and engine included: {self.PeakWorkingSet64 / 1e6:N0} MB");
    }

    private static Measured Run(Func<Task<Measured>> run) => Measured.Median(Runs, () => run().GetAwaiter().GetResult());

    private static void Print(string work, Measured ours, Measured peer, Measured limit, string limitName)
    {
        Say($"{work}");
        Say($"  ours                    {ours.ScansPerSecond,12:N0} scans/s");
        Say($"  peer: ClickHouse SQL    {peer.ScansPerSecond,12:N0} scans/s    ours / peer  {ours.ScansPerSecond / peer.ScansPerSecond:N2}");
        Say($"  limit                   {limit.ScansPerSecond,12:N0} scans/s    ours / limit {ours.ScansPerSecond / limit.ScansPerSecond:N2}   ({limitName})\n");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
