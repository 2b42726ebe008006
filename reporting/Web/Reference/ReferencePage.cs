using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Analytics.Web;

/// <summary>The description of the API that people read, made from the one that programs read.</summary>
internal sealed class ReferencePage
{
    private readonly StringBuilder html = new();

    public static async Task<string> MakeAsync(IOpenApiDocumentProvider documents, CancellationToken cancellation)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellation).ConfigureAwait(false);
        var page = new ReferencePage();
        page.Write(document);
        return Resources.Text("Reference/Pages/reference.html").Replace("{{content}}", page.html.ToString(), StringComparison.Ordinal);
    }

    private void Write(OpenApiDocument document)
    {
        Element("h1", $"{document.Info.Title} API");
        Element("p", document.Info.Description);
        Raw("<p>For programs: <a href=\"/openapi/v1.json\">/openapi/v1.json</a>. Send a key as <code>Authorization: Bearer KEY</code>.</p>\n");
        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                Write(path, method.Method, operation);
            }
        }

        Element("h2", "Shapes");
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            Raw($"<h3 id=\"{Encoded(name)}\">{Encoded(name)}</h3>\n");
            Element("p", schema.Description);
            Properties(schema);
        }
    }

    private void Write(string path, string method, OpenApiOperation operation)
    {
        Raw($"<h2><code>{Encoded(method)} {Encoded(path)}</code></h2>\n");
        Element("p", operation.Summary);
        Element("p", operation.Description);
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            Element("h3", "Parameters");
            Table(["Name", "Description", "Example"], parameters.Select(parameter => new[]
            {
                Code(parameter.Name), Encoded(parameter.Description) + Choices(parameter.Schema), Code(parameter.Example?.ToString()),
            }));
        }

        if (operation.RequestBody?.Content is { } body)
        {
            Element("h3", "Body");
            Raw($"<p>{string.Join("<br>", body.Select(Content))}</p>\n");
        }

        Element("h3", "Answers");
        Table(["Status", "Meaning", "Content"], (operation.Responses ?? []).OrderBy(response => response.Key, StringComparer.Ordinal).Select(response => new[]
        {
            Encoded(response.Key), Encoded(response.Value.Description), string.Join("<br>", (response.Value.Content ?? new Dictionary<string, OpenApiMediaType>()).Select(Content)),
        }));
    }

    private static string Content(KeyValuePair<string, OpenApiMediaType> content) =>
        Code(content.Key) + (content.Value.Schema is { } schema && Shape(schema) is { Length: > 0 } shape && shape != "any" ? " " + shape : "");

    private void Properties(IOpenApiSchema schema)
    {
        if (schema.Properties is { Count: > 0 } properties)
        {
            Table(["Name", "Type", "Description"], properties.Select(property => new[]
            {
                Code(property.Key), Shape(property.Value), Encoded(property.Value.Description),
            }));
        }
    }

    private static string Shape(IOpenApiSchema schema) => schema switch
    {
        OpenApiSchemaReference { Reference.Id: { } id } => $"<a href=\"#{Encoded(id)}\">{Encoded(id)}</a>",
        { OneOf: { Count: > 0 } choices } => string.Join(" or ", choices.Select(Shape)),
        { Items: { } items } => "list of " + Shape(items),
        { Type: { } type } => Encoded(string.Join(" or ", type.ToString().ToLowerInvariant().Split(", ").Order(StringComparer.Ordinal))) + (schema.Format is { } format ? $" ({Encoded(format)})" : ""),
        _ => "any",
    };

    private static string Choices(IOpenApiSchema? schema) => schema?.Enum is { Count: > 0 } choices
        ? " One of " + string.Join(", ", choices.Select(choice => Code(choice.ToString()))) + "."
        : "";

    private void Table(string[] head, IEnumerable<string[]> rows)
    {
        Raw("<table>\n<thead><tr>");
        foreach (var cell in head)
        {
            Raw($"<th scope=\"col\">{Encoded(cell)}</th>");
        }

        Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            Raw("<tr>" + string.Concat(row.Select(cell => $"<td>{cell}</td>")) + "</tr>\n");
        }

        Raw("</tbody>\n</table>\n");
    }

    private void Element(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Append(CultureInfo.InvariantCulture, $"<{name}>{Encoded(text)}</{name}>\n");
        }
    }

    private void Raw(string text) => html.Append(text);

    private static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"<code>{Encoded(text)}</code>";

    private static string Encoded(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
