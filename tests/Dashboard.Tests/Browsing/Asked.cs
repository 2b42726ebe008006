using System.Text.Json.Nodes;

namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>A report, asked for in the same words of the command line and of the API.</summary>
/// <param name="Report">Its name.</param>
/// <param name="Parameters">Names as in a URL; as options they have two hyphens before them.</param>
internal sealed record Asked(string Report, params (string Name, string Value)[] Parameters)
{
    /// <summary>The rows that the command line tells.</summary>
    public async Task<JsonArray> OfAsync(Cli cli)
    {
        var told = await cli.ReportAsync(Report, [.. Parameters.SelectMany(parameter => new[] { $"--{parameter.Name}", parameter.Value }), "--format", "json"]);
        return JsonNode.Parse(told)!.AsArray();
    }

    /// <summary>The rows that the API answers with.</summary>
    public async Task<JsonArray> OfAsync(HttpClient client)
    {
        var query = string.Join('&', Parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return JsonNode.Parse(await client.GetStringAsync($"/v1/reports/{Report}?{query}"))!["rows"]!.AsArray();
    }
}
