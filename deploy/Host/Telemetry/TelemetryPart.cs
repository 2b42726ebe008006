using System.Collections;
using Analytics.Host.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Analytics.Host.Telemetry;

/// <summary>
/// Sends metrics, spans and logs by OTLP, where that is asked for. What is sent is named in <c>deploy/telemetry/names.md</c>: our own
/// instruments, spans and logs, and of the framework's meters those that tell nothing of what was sent. The framework's spans and logs stay
/// here, since they name whole addresses.
/// </summary>
internal static class TelemetryPart
{
    private const string Prefix = "OTEL_";
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceVariable = "OTEL_SERVICE_NAME";

    private static readonly string[] own = ["Analytics.Custody", "Analytics.Intake", "Analytics.Pipeline", "Analytics.Warehouse"];
    private static readonly string[] frameworks = ["Microsoft.AspNetCore.Hosting", "System.Runtime"];

    /// <param name="builder">Of the process that tells.</param>
    /// <param name="settings">Where to.</param>
    /// <param name="environment">Names and values of the environment; those of OpenTelemetry count.</param>
    public static void Add(WebApplicationBuilder builder, TelemetrySettings settings, IDictionary environment)
    {
        if (settings.Endpoint.Length == 0 && environment[EndpointVariable] is not string { Length: > 0 })
        {
            return;
        }

        builder.Configuration.AddInMemoryCollection(
            from name in environment.Keys.Cast<string>()
            where name.StartsWith(Prefix, StringComparison.Ordinal)
            select KeyValuePair.Create(name, (string?)environment[name]));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceOf(settings, environment), serviceVersion: Product.Version))
            .WithMetrics(metrics => metrics.AddMeter([.. own, .. frameworks]))
            .WithTracing(tracing => tracing.AddSource(own))
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true);
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("", LogLevel.None)
            .AddFilter<OpenTelemetryLoggerProvider>("Analytics", LogLevel.Information);
        builder.Services.Configure<MetricReaderOptions>(reader =>
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.MetricsEvery.TotalMilliseconds);
        Send(telemetry, settings);
    }

    private static void Send(OpenTelemetryBuilder telemetry, TelemetrySettings settings)
    {
        if (settings.Endpoint.Length == 0)
        {
            telemetry.UseOtlpExporter();
            return;
        }

        telemetry.UseOtlpExporter(settings.Protocol == "http" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc, new Uri(settings.Endpoint));
    }

    private static string ServiceOf(TelemetrySettings settings, IDictionary environment) =>
        environment[ServiceVariable] is string { Length: > 0 } name ? name : settings.Service.Length > 0 ? settings.Service : "analytics";
}
