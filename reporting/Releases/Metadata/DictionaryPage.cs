using System.Globalization;
using System.Net;
using System.Text;

namespace Analytics.Releases;

/// <summary><c>dictionary.html</c>: what each column means, as a page that stands alone: no script, nothing fetched.</summary>
internal static class DictionaryPage
{
    public const string Name = "dictionary.html";

    public static byte[] Write(Described described) => Encoding.UTF8.GetBytes(Templates.Fill("Metadata/dictionary.html", new Dictionary<string, string>
    {
        ["title"] = Text(described.Dataset.Title),
        ["description"] = Text(described.Dataset.Description),
        ["window"] = described.Facts.Window.ToString(),
        ["publisher"] = Text(described.Publisher.Name),
        ["tables"] = string.Join('\n', described.Tables.Select(table => Table(described, table))),
        ["chart"] = ErrorChart.Draw(described.Errors),
        ["method"] = string.Join('\n', Method.Of(described.Facts).Select(step => $"<li>{Text(step.Does)}</li>")),
        ["terms"] = string.Join('\n', Terms.All.Select(term => $"<li>{Text(term)}</li>")),
    }));

    private static string Table(Described described, DatasetTable table)
    {
        var rows = described.FileOf(table, FileFormat.Csv).Rows!.Value;
        var text = new StringBuilder($"<h2 id=\"{table.Name}\"><code>{table.Name}</code></h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{table.Name}\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<table>\n<caption>{Text(table.Description)} {Plain.Count(rows)} rows in this release.</caption>\n");
        text.Append("<thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Type</th><th scope=\"col\">Unit</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
        foreach (var column in table.Columns)
        {
            var type = column.Kind.Frictionless + (column.IsKey ? ", key" : column.IsNullable ? ", may be empty" : "");
            text.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><code>{column.Name}</code></th><td>{type}</td><td>{Text(column.Unit ?? "")}</td><td>{Text(column.Description)}</td></tr>\n");
        }

        return text.Append("</tbody>\n</table>\n</div>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
