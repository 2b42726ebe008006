using System.Diagnostics;
using Analytics.Eta;
using Analytics.Warehouse;

namespace Analytics.Benchmarks.Eta;

/// <summary>One training by the product's walk, step by step, and the memory that it takes.</summary>
internal sealed class TrainingPart(EtaOptions options, TimeProvider time)
{
    /// <summary>Where the models of a data folder stand.</summary>
    public static ModelShelf ShelfOf(string data) => new(Path.Combine(data, "models"));

    public async Task RunAsync(string data)
    {
        var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { DataFolder = data }, time).ConfigureAwait(false);
        await using (warehouse.ConfigureAwait(false))
        {
            var load = EtaBench.Load();
            using var self = Process.GetCurrentProcess();
            var (steps, started, used) = (new Steps(time), time.GetTimestamp(), self.TotalProcessorTime);
            var shelf = ShelfOf(data);
            var record = await new EtaTraining(warehouse.ClickHouse.For(Purposes.Eta), shelf, options, time).RunAsync(asOf: null, steps).ConfigureAwait(false);
            steps.End();
            self.Refresh();
            EtaBench.Say($"training: {record.Training.Rows:N0} rows of {record.Training.Parcels:N0} parcels, {record.Training.InFlight:N0} of them in flight; {record.Training.Rounds} trees {load}");
            foreach (var (name, took) in steps.Took)
            {
                EtaBench.Say($"  {took.TotalSeconds,8:N1} s  {name}");
            }

            EtaBench.Say($"  {time.GetElapsedTime(started).TotalSeconds,8:N1} s  in whole (wanted: under 90 of 1,000,000 rows); {(self.TotalProcessorTime - used).TotalSeconds:N1} s of processor");
            EtaBench.Say($"  {self.PeakWorkingSet64 / 1e9,8:N2} GB peak resident memory of this process, engine included (wanted: under 4.29)");

            // What was said of it is not what is measured here.
            shelf.Promote(record.Version);
        }
    }

    private sealed class Steps(TimeProvider time) : IEtaProgress
    {
        private string? step;
        private long since;

        public List<(string Name, TimeSpan Took)> Took { get; } = [];

        public void Begin(string name)
        {
            End();
            (step, since) = (name, time.GetTimestamp());
        }

        public void Advance(int done, int total)
        {
        }

        public void End()
        {
            if (step is not null)
            {
                Took.Add((step, time.GetElapsedTime(since)));
            }
        }
    }
}
