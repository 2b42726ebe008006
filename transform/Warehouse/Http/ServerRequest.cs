using System.Text;

namespace Analytics.Warehouse.Http;

/// <summary>A statement as the server's HTTP interface takes it.</summary>
/// <param name="IsRead">Whether it changes nothing, so that it does no harm to run it again.</param>
/// <param name="Address">The query of the address: settings, and short parameters.</param>
/// <param name="Content">Makes the body, anew for each address that is tried.</param>
internal sealed record ServerRequest(bool IsRead, string Address, Func<IdleTimer, HttpContent> Content)
{
    /// <summary>Bytes of parameters that fit an address everywhere; more go in a form.</summary>
    private const int LongestAddress = 8 * 1024;

    /// <param name="database">Null for a statement that needs none.</param>
    public static ServerRequest Query(Statement statement, string format, string? database, bool compress)
    {
        var cut = LargeParameters.Cut(statement);
        List<(string Name, string Value)> parameters = [.. cut.Parameters.Select(p => ($"param_{p.Key}", Parameters.Encode(cut, p.Key, p.Value)))];
        List<(string Name, string Value)> address = [("default_format", format), .. Common(database, compress)];
        var isRead = SqlText.IsSelect(statement.Sql);
        return parameters.Sum(p => p.Value.Length) > LongestAddress
            ? new ServerRequest(isRead, Encode(address), _ => Form([("query", cut.Sql), .. parameters]))
            : new ServerRequest(isRead, Encode([.. address, .. parameters]), _ => new StringContent(cut.Sql, Encoding.UTF8, "text/plain"));
    }

    public static ServerRequest Insert(string into, IEnumerable<ReadOnlyMemory<byte>> rows, string database, bool compress) =>
        new(
            false,
            Encode([("query", $"INSERT INTO {into} FORMAT RowBinary"), .. Common(database, compress)]),
            idle => new RowBinaryContent(rows, compress, idle));

    public HttpRequestMessage To(Uri server, IdleTimer idle)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(server) { Query = Address }.Uri) { Content = Content(idle) };

        if (request.Content is RowBinaryContent)
        {
            // The server says whether the user is let in before the first row is sent.
            request.Headers.ExpectContinue = true;
            request.Headers.Add(ServerHeaders.Continue, "defer");
        }

        return request;
    }

    private static IEnumerable<(string Name, string Value)> Common(string? database, bool compress)
    {
        yield return ("query_id", Guid.NewGuid().ToString());
        if (database is not null)
        {
            yield return ("database", database);
        }

        if (compress)
        {
            yield return ("enable_http_compression", "1");
        }

        foreach (var setting in ServerSettings.Always)
        {
            yield return setting;
        }
    }

    private static string Encode(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    private static MultipartFormDataContent Form(IEnumerable<(string Name, string Value)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        return form;
    }
}
