using Analytics.ClickHouseFront.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Analytics.ClickHouseFront;

/// <summary>What a request names, in its address and in a form: the query, its parameters, and everything else as settings.</summary>
internal sealed class Form
{
    /// <summary>The server's <c>http_max_field_value_size</c>.</summary>
    private const int LongestValue = 128 * 1024;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "query", "query_id", "database", "default_format", "user", "password", "quota_key", "stacktrace", "compress", "decompress", "wait_end_of_query",
    };

    private readonly List<(string Name, string Value)> fields = [];

    public bool IsMultipart { get; private set; }

    public IReadOnlyList<(string Name, string Value)> Parameters =>
        [.. fields.Where(f => f.Name.StartsWith("param_", StringComparison.Ordinal)).Select(f => (f.Name["param_".Length..], f.Value))];

    public IReadOnlyCollection<(string Name, string Value)> Settings =>
        [.. fields.Where(f => !Reserved.Contains(f.Name) && !f.Name.StartsWith("param_", StringComparison.Ordinal))];

    public string? this[string name] => fields.LastOrDefault(f => f.Name == name).Value;

    public static async Task<Form> ReadAsync(HttpRequest request)
    {
        var form = new Form();
        foreach (var (name, values) in request.Query)
        {
            form.Add(name, values.Last() ?? "");
        }

        if (request.HasFormContentType && MultipartBoundary(request) is { } boundary)
        {
            form.IsMultipart = true;
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                var name = section.GetContentDispositionHeader()?.Name.Value?.Trim('"') ?? "";
                form.Add(name, await section.ReadAsStringAsync());
            }
        }

        return form;
    }

    private static string? MultipartBoundary(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is { MediaType.Value: "multipart/form-data", Boundary: { HasValue: true } boundary }
            ? boundary.Value.Trim('"')
            : null;

    private void Add(string name, string value)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(value) > LongestValue)
        {
            throw new EngineFailure("Poco::Exception. Code: 1000, e.code() = 0, HTML Form Exception: Field value too long");
        }

        fields.Add((name, value));
    }
}
