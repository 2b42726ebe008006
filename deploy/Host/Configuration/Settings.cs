using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Warehouse;
using Analytics.Web;

namespace Analytics.Host.Configuration;

/// <summary>How an installation is set up. What each option means stands in <c>deploy/config/reference.json</c>.</summary>
/// <param name="Data">Folder of keys, secrets and maps, and of all that is embedded.</param>
/// <param name="Listen">Where to listen.</param>
/// <param name="AcceptUnsigned">Providers whose pushes are taken without their signature.</param>
/// <param name="RawLog">The raw log; null where there is none.</param>
/// <param name="Transform">How a transform process works.</param>
/// <param name="Jobs">When scheduled work is done.</param>
/// <param name="Custody">How persons' data is looked after.</param>
/// <param name="Backup">Backups that a server makes by itself.</param>
/// <param name="Releases">How releases are made.</param>
/// <param name="Eta">How ETA models are made.</param>
/// <param name="Warehouse">Where facts are.</param>
/// <param name="Web">How the API and the dashboard behave.</param>
/// <param name="Telemetry">Where metrics, spans and logs go.</param>
internal sealed record Settings(
    string Data,
    ListenSettings Listen,
    IReadOnlyList<string> AcceptUnsigned,
    KafkaOptions? RawLog,
    TransformSettings Transform,
    JobSettings Jobs,
    CustodySettings Custody,
    BackupSettings Backup,
    ReleaseSettings Releases,
    EtaSettings Eta,
    WarehouseOptions Warehouse,
    WebOptions Web,
    TelemetrySettings Telemetry);

/// <summary>Where to listen.</summary>
internal sealed record ListenSettings
{
    /// <summary>Empty for the port that the command has of its own.</summary>
    public string Address { get; init; } = "";

    public bool AllowRemote { get; init; }
}

/// <summary>How a transform process works.</summary>
internal sealed record TransformSettings
{
    /// <summary>0 for as many as there are processors.</summary>
    public int Workers { get; init; }

    public int ScansPerBatch { get; init; } = 50_000;

    public PipelineOptions ToOptions() => new()
    {
        Workers = Workers == 0 ? Math.Max(1, Environment.ProcessorCount) : Workers,
        ScansPerBatch = ScansPerBatch,
        WritesWhenNothingWaits = true,
    };
}
