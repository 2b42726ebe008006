using Analytics.Eta;
using Analytics.Jobs;
using Analytics.Warehouse;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Jobs;

/// <summary>Trains a model each night; it serves when it is better than the one before.</summary>
internal sealed class EtaJob(Installation installation, Warehouse.Warehouse warehouse, TimeProvider time, ILogger<EtaJob> logger) : IScheduledJob
{
    public string Name => "eta";

    public string Does => "Trains a model of arrival times, and lets it serve when it is better.";

    public TimeSpan Interval { get; } = TimeSpan.FromDays(1);

    public Task<string> RunAsync(JobPeriod period, CancellationToken cancellation) => ForeseenFailures.TellAsync(async () =>
    {
        var training = new EtaTraining(warehouse.ClickHouse.For(Purposes.Eta), installation.Models, installation.Settings.Eta.ToOptions(), time);
        try
        {
            var record = await training.RunAsync(asOf: null, Silent.Instance, cancellation).ConfigureAwait(false);
            HostJobsLog.ModelTrained(logger, record.Version, record.Verdict.IsAccepted ? "serves" : "is kept aside", string.Join(" ", record.Verdict.Reasons));
            return $"{record.Version} {(record.Verdict.IsAccepted ? "serves" : "kept aside")}";
        }
        catch (EtaException e) when (e.IsTooFew)
        {
            return "too few parcels yet";
        }
    });

    private sealed class Silent : IEtaProgress
    {
        public static readonly Silent Instance = new();

        public void Begin(string name)
        {
        }

        public void Advance(int done, int total)
        {
        }
    }
}
