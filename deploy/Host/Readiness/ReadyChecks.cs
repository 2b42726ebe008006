using Analytics.Control;
using Analytics.Intake.Http;
using Analytics.Intake.RawLog;
using Analytics.Warehouse;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Readiness;

/// <summary>What processes need.</summary>
internal static class ReadyChecks
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1.5);

    /// <summary>The control database, which must be among the services, answers.</summary>
    public static ReadyCheck Control { get; } = new("control", (services, cancellation) =>
        services.GetRequiredService<ControlDatabase>().ReadAsync(
            async open =>
            {
                using var command = open.CreateCommand();
                command.CommandText = "SELECT 1";
                return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
            },
            cancellation));

    /// <summary>Pushes are taken.</summary>
    public static ReadyCheck Intake { get; } = new("intake", (services, _) => When(services.GetRequiredService<IPushSink>().IsOpen));

    /// <summary>This process is a member of the group that reads the raw log, with partitions or waiting for its share.</summary>
    public static ReadyCheck Member { get; } = new("raw_log_group", (services, _) => When(services.GetRequiredService<KafkaPushLog>().HasJoined));

    /// <summary>The warehouse answers.</summary>
    public static ReadyCheck Warehouse(Warehouse.Warehouse warehouse) => new("warehouse", (_, cancellation) =>
        warehouse.ClickHouse.ExecuteAsync(new Statement("SELECT 1"), cancellation).AsTask());

    /// <summary>The brokers answer for the topic of pushes.</summary>
    public static ReadyCheck RawLog(KafkaOptions options) => new("raw_log", (_, cancellation) => KafkaTopic.CheckAsync(options, Within, cancellation));

    /// <summary>The keys that pushes are tokenised with can be read.</summary>
    public static ReadyCheck TokenKeys(Installation installation, TimeProvider time) => new("token_keys", (_, _) => Task.FromResult(installation.Keys(time).Current()));

    /// <summary>The keys that pushes in the raw log are sealed with can be read: as they are on the disk, not as they were read before.</summary>
    public static ReadyCheck DayKeys(Installation installation, TimeProvider time) => new("raw_log_keys", (_, _) => Task.FromResult(installation.Folder.RawLogKeys(time).Current()));

    private static Task When(bool isSo) => isSo ? Task.CompletedTask : Task.FromException(new NotReadyException());
}
