using Microsoft.Extensions.Configuration;

namespace Analytics.Host.Configuration;

/// <summary>Where metrics, spans and logs go.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>Empty for nowhere.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary><c>grpc</c> or <c>http</c>.</summary>
    public string Protocol { get; init; } = "grpc";

    /// <summary>Empty for the product's own.</summary>
    public string Service { get; init; } = "";

    public TimeSpan MetricsEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static TelemetrySettings Of(IConfigurationSection section)
    {
        var settings = new TelemetrySettings();
        section.Bind(settings);
        settings.Validate();
        return settings;
    }

    private void Validate()
    {
        if (Endpoint.Length > 0 && (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0))
        {
            throw new ArgumentException("telemetry.endpoint is no address: write it as http://collector:4317, without user and password.");
        }

        if (Protocol is not ("grpc" or "http"))
        {
            throw new ArgumentException("telemetry.protocol must be grpc or http.");
        }

        if (MetricsEvery < TimeSpan.FromMilliseconds(100) || MetricsEvery > TimeSpan.FromHours(1))
        {
            throw new ArgumentException($"telemetry.metricsEvery is {MetricsEvery}: it must be from 0.1 s to an hour.");
        }
    }
}
