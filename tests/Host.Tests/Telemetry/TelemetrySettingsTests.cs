using Analytics.Host.Configuration;
using Analytics.Host.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Fact]
    public async Task The_variables_of_OpenTelemetry_do_without_a_configuration()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await RunAsync(new TelemetrySettings(), new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "of-the-environment",
        });

        Assert.Contains("of-the-environment", receiver.Text("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("told by us", receiver.Text("/v1/logs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_framework_logs_stays_here()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await RunAsync(new TelemetrySettings { Endpoint = receiver.Address, Protocol = "http" }, []);

        Assert.Contains("told by us", receiver.Text("/v1/logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("told by others", receiver.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_protocol_gRPC_is_spoken()
    {
        await using var receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http2);
        await RunAsync(new TelemetrySettings { Endpoint = receiver.Address, Service = "of-the-test" }, []);

        Assert.Contains("told by us", receiver.Text("LogsService/Export"), StringComparison.Ordinal);
        Assert.Contains("of-the-test", receiver.Text("MetricsService/Export"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENDPOINT", "collector:4317", "telemetry.endpoint is no address")]
    [InlineData("ENDPOINT", "http://user:word@collector:4317", "without user and password")]
    [InlineData("PROTOCOL", "udp", "telemetry.protocol must be grpc or http.")]
    [InlineData("METRICSEVERY", "00:00:00", "telemetry.metricsEvery is 00:00:00")]
    public void What_cannot_be_used_is_told(string option, string value, string message)
    {
        var told = Assert.Throws<UsageException>(() => SettingsReader.Read(null, new Dictionary<string, string> { [$"ANALYTICS__TELEMETRY__{option}"] = value })).Message;

        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.DoesNotContain("word@", told, StringComparison.Ordinal);
    }

    private static async Task RunAsync(TelemetrySettings settings, Dictionary<string, string> environment)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        TelemetryPart.Add(builder, settings, environment);
        await using var app = builder.Build();
        await app.StartAsync();
        var loggers = app.Services.GetRequiredService<ILoggerFactory>();
        loggers.CreateLogger("Microsoft.AspNetCore").LogError("told by others");
        loggers.CreateLogger("Analytics.Test").LogInformation("told by us");
        await app.StopAsync();
    }
}
