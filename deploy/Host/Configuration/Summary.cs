namespace Analytics.Host.Configuration;

/// <summary>Where everything is, in a line each. No secret is in it.</summary>
internal static class Summary
{
    public static IEnumerable<(string What, string Where)> Of(Settings settings)
    {
        yield return ("data", Path.GetFullPath(settings.Data));
        yield return ("raw log", settings.RawLog is { } log ? $"{log.Topic} on {log.Brokers}, read as the group {log.Group}" : "none: 'analytics up' transforms what it takes");
        yield return ("warehouse", settings.Warehouse.Server is { } server ? $"{server.Database} on {string.Join(", ", server.Addresses.Select(address => address.Authority))}, as {server.User}" : "embedded in the data folder");
        yield return ("control data", settings.Web.Control.Connection ?? "embedded in the data folder");
        yield return ("telemetry", settings.Telemetry.Endpoint.Length > 0 ? $"{settings.Telemetry.Endpoint}, by OTLP over {settings.Telemetry.Protocol}" : "sent nowhere, unless OTEL_EXPORTER_OTLP_ENDPOINT says so");
    }
}
