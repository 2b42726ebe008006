using System.Diagnostics;
using System.Globalization;
using Analytics.Control;
using Analytics.Releases;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Releases;

/// <summary>One release of a million groups: how long each step takes, and the memory it takes.</summary>
internal sealed class ReleaseBench(ReleaseBenchOptions options, TimeProvider time)
{
    private const int Batch = 500_000;

    private static readonly Window Window = new(2026, 8);

    public async Task RunAsync(string folder)
    {
        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = folder, MemoryLimitBytes = 1L << 30 }, time).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            await FillAsync(warehouse.ClickHouse).ConfigureAwait(false);
            var filled = PeakMemory();
            using var ledger = await Ledger.OpenAsync(new ControlOptions { Folder = Path.Combine(folder, "control") }, time).ConfigureAwait(false);
            using var key = SigningKey.Open(Path.Combine(folder, "release-signing-key"));
            using var build = new ReleaseBuild(
                warehouse.ClickHouse.For(Purposes.Sale), new SaleWindows(warehouse.ClickHouse), warehouse.ClickHouse, ledger,
                new ReleaseShelf(Path.Combine(folder, "releases")), new ReleaseSeal(new Publisher("bench", new Uri("http://127.0.0.1")), key), new ReleaseOptions(), time);
            var steps = new Steps(time);
            var started = time.GetTimestamp();
            var built = await build.RunAsync(Dataset(), Window, new Dictionary<UInt128, int>(), steps).ConfigureAwait(false);
            var took = time.GetElapsedTime(started);
            steps.End();
            var certificate = CertificateFile.Read(await File.ReadAllBytesAsync(Path.Combine(built.Path, CertificateFile.Name)).ConfigureAwait(false)).Certificate;
            Say($"built in {took.TotalSeconds:N1} s: {CertificateText.Line(certificate)}");
            Say($"files {Directory.EnumerateFiles(built.Path).Sum(file => new FileInfo(file).Length) / 1e6:N1} MB; peak memory of this process, engine included: {PeakMemory() / 1e6:N0} MB ({filled / 1e6:N0} MB before the build)");
            started = time.GetTimestamp();
            var findings = new ReleaseVerifier().Verify(built.Path);
            Say($"verified in {time.GetElapsedTime(started).TotalSeconds:N1} s: {findings.Count(finding => finding.Passed)} of {findings.Count} checks passed");
        }
    }

    private async Task FillAsync(IClickHouse clickHouse)
    {
        for (var done = 0; done < options.Parcels; done += Batch)
        {
            var parameters = new Dictionary<string, string>
            {
                ["first"] = done.ToString(CultureInfo.InvariantCulture),
                ["count"] = Math.Min(Batch, options.Parcels - done).ToString(CultureInfo.InvariantCulture),
                ["all"] = options.Parcels.ToString(CultureInfo.InvariantCulture),
            };
            await clickHouse.ExecuteAsync(new Statement(BenchSql.Text("Releases.sample_sold.sql"), parameters)).ConfigureAwait(false);
            await clickHouse.ExecuteAsync(new Statement(BenchSql.Text("Releases.sample_persons.sql"), parameters)).ConfigureAwait(false);
        }

        Say($"{options.Parcels:N0} parcels in a grid of {40 * 160 * 160:N0} groups; {Environment.ProcessorCount} cores");
    }

    private static DatasetDefinition Dataset()
    {
        string[] countries = [.. Enumerable.Range(0, 160).Select(number => $"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}")];
        return new DatasetDefinition
        {
            Id = "million",
            Title = "A million groups",
            Description = "Invented parcels.",
            Grid = new Grid
            {
                Carriers = [.. Enumerable.Range(0, 40).Select(number => $"carrier-{number}")],
                Lanes = [.. countries.SelectMany(origin => countries.Select(destination => new Lane(origin, destination)))],
            },
            Privacy = new PrivacyTerms { GroupsPerUnit = 1, ParcelsPerGroup = 1 },
        };
    }

    private static long PeakMemory()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Steps(TimeProvider time) : IReleaseProgress
    {
        private string? step;
        private long since;

        public void Begin(string name)
        {
            End();
            (step, since) = (name, time.GetTimestamp());
        }

        public void Advance(double share)
        {
        }

        public void End()
        {
            if (step is not null)
            {
                Say($"  {time.GetElapsedTime(since).TotalSeconds,6:N1} s  {step}");
            }
        }
    }
}
