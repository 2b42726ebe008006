using System.Text.Json;
using Analytics.Custody.DayKeys;
using Analytics.Intake.RawLog;
using Analytics.Pipeline;
using Analytics.Support.Custody;
using Analytics.System.Tests.RawLog;
using Analytics.Warehouse;
using Microsoft.Extensions.Logging;

namespace Analytics.System.Tests.Faults;

/// <summary>Where a reader finds what it reads and where it writes.</summary>
internal sealed record ReaderPlaces(KafkaOptions RawLog, Uri Server, string User, string Password, string Data);

/// <summary>A member of the group that transforms, put together from the product's parts, and dies at a point.</summary>
internal static class DyingReader
{
    public const string Switch = "--die-at";

    /// <summary>What it says once partitions are its to read.</summary>
    public const string Joined = "joined";

    private const int Assigned = 3105;

    /// <param name="point">Where it dies.</param>
    /// <param name="file">A file with <see cref="ReaderPlaces"/>.</param>
    public static async Task<int> RunAsync(KillPoint point, string file)
    {
        var places = JsonSerializer.Deserialize<ReaderPlaces>(await File.ReadAllBytesAsync(file))!;
        var server = new ServerOptions { Addresses = [places.Server], User = places.User, Password = Secret.FromText(places.Password), Compress = false };
        await using var warehouse = await Warehouse.Warehouse.OpenAsync(new WarehouseOptions { Server = server }, TimeProvider.System);
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(new JoinedTeller()));
        var logger = logging.CreateLogger("");
        using var rejected = new RejectedLog(places.RawLog, TimeProvider.System, logger);
        var keys = new DayKeyFolder(Path.Combine(places.Data, "custody", "raw-log-keys"), TimeProvider.System);
        await using var log = new KafkaPushLog(places.RawLog, keys, new RawLogSources(ProviderPushes.Sources), TimeProvider.System, logger, rejected);
        var custody = FolderCustody.Of(places.Data, TimeProvider.System);
        var options = new PipelineOptions { Workers = 2, ScansPerBatch = 500, WritesWhenNothingWaits = true };
        var pipeline = new Pipeline.Pipeline(new DyingClickHouse(warehouse.ClickHouse, point), custody, options);
        await pipeline.RunAsync(new DyingLog(log, rejected, point), places.RawLog.Topic, CancellationToken.None);
        return 0;
    }

    private sealed class JoinedTeller : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == Assigned)
            {
                Console.WriteLine(Joined);
            }
        }

        public void Dispose()
        {
        }
    }
}
