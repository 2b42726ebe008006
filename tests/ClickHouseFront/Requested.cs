using System.Text.RegularExpressions;
using Analytics.ClickHouseFront.Engine;
using Analytics.Warehouse;

namespace Analytics.ClickHouseFront;

/// <summary>What a request asks for: a statement, or rows to insert with their table.</summary>
internal sealed partial record Requested(Bound Statement, string? Into)
{
    /// <summary>The server's <c>max_query_size</c>: what the parser takes of a statement.</summary>
    private const int LongestQuery = 256 * 1024;

    /// <summary>Whether its result comes in parts as it is made. The others, which have a head or a foot, the engine gives whole.</summary>
    public bool IsStreamed => SqlText.IsSelect(Statement.Sql) && OutputFormats.IsOfRowsAlone(Statement.Format);

    /// <param name="form">What the request names.</param>
    /// <param name="body">Reads the rest of the request, which is statement unless the query says that it is rows.</param>
    public static async Task<Requested> ReadAsync(Form form, Func<Task<string>> body)
    {
        var query = form["query"] ?? "";
        var format = form["default_format"] ?? "TabSeparated";
        if (RowBinaryInsert().Match(query) is { Success: true } insert && !form.IsMultipart)
        {
            return new Requested(new Bound(query, [], format), insert.Groups["into"].Value);
        }

        var sql = form.IsMultipart ? query : $"{(query.Length > 0 ? query + "\n" : "")}{await body()}";
        return sql.Length > LongestQuery
            ? throw EngineFailure.Of(62, "SYNTAX_ERROR", "Max query size exceeded (can be increased with the `max_query_size` setting): ")
            : new Requested(new Bound(sql, form.Parameters, format), null);
    }

    [GeneratedRegex(@"^\s*INSERT\s+INTO\s+(?<into>.+?)\s+FORMAT\s+RowBinary\s*$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex RowBinaryInsert();
}
