using System.Text.Json.Nodes;
using Analytics.Reports;
using Analytics.Reports.Tests.Support;
using Analytics.Support.Requests;
using Analytics.Web.Tests.Eta;
using Analytics.Web.Tests.Partners;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Web.Tests;

public sealed class ApiDocumentTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task Every_address_of_the_API_is_described_in_words_with_its_answers()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse, more: TestSite.Desk(new RecordingRights()) + PartnerSite.Add + EtaSite.Add + InventedModels.Add);
        using var client = site.Client(Role.Partner);
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!).Where(path => path.StartsWith("/v1", StringComparison.Ordinal));

        var document = await client.JsonAsync("/openapi/v1.json");

        var paths = document["paths"]!.AsObject();
        Assert.Empty(mapped.Except(paths.Select(path => path.Key)));
        Assert.All(Operations(paths), operation =>
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]));
            Assert.All(operation["responses"]!.AsObject(), response => Assert.False(string.IsNullOrEmpty((string?)response.Value!["description"])));
            Assert.Contains(operation["responses"]!.AsObject(), response => response.Key[0] == '2');
        });
    }

    [Fact]
    public async Task The_parameters_of_reports_are_those_that_are_taken()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        var report = (await client.JsonAsync("/openapi/v1.json"))["paths"]!["/v1/reports/{name}"]!["get"]!;

        var parameters = report["parameters"]!.AsArray();
        Assert.Equal(["name", .. ReportParameter.All.Select(parameter => parameter.Name)], parameters.Select(parameter => (string?)parameter!["name"]));
        Assert.All(parameters, parameter => Assert.False(string.IsNullOrEmpty((string?)parameter!["description"])));
        Assert.Equal(Enum.GetValues<ReportKind>().Select(ApiDocument.NameOf), parameters[0]!["schema"]!["enum"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(["200", "304", "400", "401", "403", "404", "429", "503"], report["responses"]!.AsObject().Select(response => response.Key).Order());
    }

    [Fact]
    public async Task An_example_of_every_parameter_can_be_given()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        foreach (var parameter in ReportParameter.All)
        {
            Assert.Equal(200, await client.StatusAsync($"/v1/reports/carrier-speed?{parameter.Name}={Uri.EscapeDataString(parameter.Example)}"));
        }
    }

    [Fact]
    public async Task Rows_of_every_report_are_described_with_the_names_that_they_have()
    {
        await warehouse.FillAsync(Parcels.Some());
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var schemas = (await client.JsonAsync("/openapi/v1.json"))["components"]!["schemas"]!;

        foreach (var (report, row) in ApiDocument.Rows)
        {
            var rows = (await client.JsonAsync($"/v1/reports/{ApiDocument.NameOf(report)}?group=carrier"))["rows"]!.AsArray();
            var described = schemas[row.Name]!["properties"]!.AsObject().Select(property => property.Key).ToHashSet();
            Assert.Subset(described, rows.SelectMany(one => one!.AsObject().Select(property => property.Key)).ToHashSet());
        }

        Assert.Equal(Enum.GetValues<ReportKind>(), ApiDocument.Rows.Select(row => row.Report));
        Assert.Equal(
            ApiDocument.Rows.Select(row => $"#/components/schemas/{row.Row.Name}"),
            schemas["ReportBody"]!["properties"]!["rows"]!["items"]!["oneOf"]!.AsArray().Select(row => (string?)row!["$ref"]));
    }

    [Fact]
    public async Task The_body_of_a_report_has_the_properties_that_are_described()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);

        var described = (await client.JsonAsync("/openapi/v1.json"))["components"]!["schemas"]!["ReportBody"]!["properties"]!.AsObject();
        var body = (await client.JsonAsync("/v1/reports/on-time")).AsObject();

        Assert.Equal(described.Select(property => property.Key), body.Select(property => property.Key));
    }

    [Fact]
    public async Task The_page_tells_all_that_the_document_tells_and_runs_nothing()
    {
        await using var site = await TestSite.StartAsync(warehouse.ClickHouse);
        using var client = site.Client(Role.Analyst);
        var document = await client.JsonAsync("/openapi/v1.json");

        var page = await client.GetStringAsync("/reference");

        Assert.All(document["paths"]!.AsObject(), path => Assert.Contains($" {path.Key}</code>", page, StringComparison.Ordinal));
        Assert.All(document["components"]!["schemas"]!.AsObject(), schema => Assert.Contains($"<h3 id=\"{schema.Key}\">", page, StringComparison.Ordinal));
        Assert.All(ReportParameter.All, parameter => Assert.Contains($"<code>{parameter.Name}</code>", page, StringComparison.Ordinal));
        Assert.All(["<script", "<style", "style=", " onload", "http://", "https://", "{{"], mark => Assert.DoesNotContain(mark, page, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<JsonNode> Operations(JsonObject paths) => paths.SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!));
}
