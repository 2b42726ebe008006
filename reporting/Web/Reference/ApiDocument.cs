using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Analytics.Reports;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Analytics.Web;

/// <summary>The description of the API that programs read: OpenAPI, from what is mapped and from the parameters and rows of reports.</summary>
internal static partial class ApiDocument
{
    public const string Name = "v1";

    /// <summary>Marks the operation that answers with reports.</summary>
    public const string ReportOperation = "GetReport";

    /// <summary>Marks the operation that answers with alerts.</summary>
    public const string AlertOperation = "GetAlerts";

    /// <summary>Marks the operation that lists requests of persons.</summary>
    public const string RequestListOperation = "GetRequests";

    private const string KeyScheme = "key";

    /// <summary>The row of each report.</summary>
    public static IReadOnlyList<(ReportKind Report, Type Row)> Rows { get; } =
    [
        .. typeof(ReportRow).Assembly.GetTypes()
            .Where(type => type.BaseType == typeof(ReportRow))
            .Select(type => ((ReportKind)type.GetProperty(nameof(DeliveryTimesRow.Report), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, type))
            .OrderBy(pair => pair.Item1),
    ];

    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(Name, options => options
            .AddDocumentTransformer((document, _, _) => Describe(document))
            .AddOperationTransformer(DescribeAsync));
    }

    public static string NameOf(ReportKind report) => JsonNamingPolicy.KebabCaseLower.ConvertName(report.ToString());

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Analytics",
            Version = Name,
            Description = "Carrier performance from parcel-tracking events. Every figure comes with its definition, its window and its freshness. "
                + "Errors are application/problem+json; one about a parameter names it in 'parameter'.",
        };
        document.Servers?.Clear();
        document.Tags?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, as 'analytics keys add' shows it once.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            response.Description = Statuses.GetValueOrDefault(status) ?? response.Description;
        }

        operation.Parameters = operation.OperationId switch
        {
            ReportOperation => [.. operation.Parameters ?? [], .. ReportParameter.All.Select(Parameter)],
            AlertOperation => [.. ReportParameter.All.Where(parameter => parameter.Name == ReportParameter.AsOf).Select(Parameter)],
            RequestListOperation => [.. RequestQuery.Parameters.Select(parameter => Parameter(parameter.Name, parameter.Description, parameter.Example))],
            _ => operation.Parameters,
        };
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesQuery>().FirstOrDefault() is { Parameters: var taken })
        {
            operation.Parameters = [.. operation.Parameters ?? [], .. taken.Select(parameter => Parameter(parameter.Name, parameter.Description, parameter.Example))];
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesBody>().FirstOrDefault() is { Body: var body, MediaType: var mediaType })
        {
            context.Document!.AddComponent(body.Name, await context.GetOrCreateSchemaAsync(body, null, cancellation).ConfigureAwait(false));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [mediaType] = new() { Schema = new OpenApiSchemaReference(body.Name, context.Document) } },
            };
        }

        if (operation.OperationId == ReportOperation)
        {
            await DescribeReportAsync(operation, context, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task DescribeReportAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.In == ParameterLocation.Path) is { Schema: OpenApiSchema name } path)
        {
            path.Description = "Name of the report.";
            name.Enum = [.. Rows.Select(row => (JsonNode)NameOf(row.Report))];
        }

        foreach (var (mediaType, content) in operation.Responses!["200"].Content!)
        {
            content.Schema = mediaType == AnswerFormats.Json ? content.Schema : null;
        }

        await DescribeRowsAsync(context, cancellation).ConfigureAwait(false);
    }

    private static async Task DescribeRowsAsync(OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var document = context.Document!;
        var choices = new List<IOpenApiSchema>();
        foreach (var (report, type) in Rows)
        {
            var row = await context.GetOrCreateSchemaAsync(type, null, cancellation).ConfigureAwait(false);
            row.Title = NameOf(report);
            row.Properties = row.Properties!.ToDictionary(figure => InHours(figure.Key), figure => figure.Value);
            row.Required = row.Required?.Select(InHours).ToHashSet();
            document.AddComponent(type.Name, row);
            choices.Add(new OpenApiSchemaReference(type.Name, document));
        }

        document.Components!.Schemas![nameof(ReportBody)].Properties!["rows"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "The rows of the report that was asked for, on this page.",
            Items = new OpenApiSchema { OneOf = choices },
        };
    }

    // In answers, durations have their unit at the end of their names.
    private static string InHours(string figure) => Duration().IsMatch(figure) ? figure + "_hours" : figure;

    [GeneratedRegex(@"^(mean|(delivered_only_)?p\d+|ranked)(_low|_high)?$")]
    private static partial Regex Duration();

    private static readonly Dictionary<string, string> Statuses = new()
    {
        ["200"] = "The answer.",
        ["201"] = "It is entered; Location says where it is.",
        ["204"] = "Done.",
        ["206"] = "The part that Range asks for.",
        ["304"] = "You have this answer already: it has not changed since the ETag that If-None-Match names.",
        ["400"] = "A parameter is wrong: 'parameter' names it, 'detail' says what to give.",
        ["401"] = "No key, or one that is not good.",
        ["403"] = "The key is good, but not for this.",
        ["404"] = "There is nothing of this name or number; 'detail' says more.",
        ["409"] = "Not as things stand; 'detail' says how they do.",
        ["410"] = "It was withdrawn; 'detail' says why.",
        ["412"] = "It is not what If-Match names.",
        ["413"] = "The body is larger than the server takes.",
        ["416"] = "The file has no such part; Content-Range says how long it is.",
        ["422"] = "A member is wrong: 'field' names it, 'detail' says what is expected.",
        ["429"] = "Too often; wait as long as Retry-After says.",
        ["503"] = "Not at the moment; try again after Retry-After.",
    };

    private static OpenApiParameter Parameter(ReportParameter parameter) => Parameter(parameter.Name, parameter.Description, parameter.Example);

    private static OpenApiParameter Parameter(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Example = JsonValue.Create(example),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

/// <summary>
/// Marks an operation that takes a body as JSON, or as lines of it. The framework's own mark would hide the address from requests that name another media type.
/// </summary>
internal sealed record TakesBody(Type Body, string MediaType = AnswerFormats.Json);

/// <summary>Marks an operation that takes parameters which the framework does not see.</summary>
internal sealed record TakesQuery(IReadOnlyList<(string Name, string Description, string Example)> Parameters);
