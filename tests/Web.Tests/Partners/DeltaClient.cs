using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Analytics.Web.Tests.Partners;

/// <summary>A small client of the Delta Sharing protocol, written from the text of the protocol alone.</summary>
internal sealed class DeltaClient : IDisposable
{
    private readonly HttpClient http = new();
    private readonly string endpoint;

    /// <param name="profile">The profile file that the provider hands out.</param>
    public DeltaClient(string profile)
    {
        var read = JsonNode.Parse(profile)!;
        if ((int)read["shareCredentialsVersion"]! > 1)
        {
            throw new NotSupportedException("The profile is of a newer version.");
        }

        endpoint = ((string)read["endpoint"]!).TrimEnd('/');
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)read["bearerToken"]!);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<List<JsonNode>> ListAsync(string path, int? maxResults = null)
    {
        var items = new List<JsonNode>();
        string? token = null;
        do
        {
            var query = string.Join('&', new[] { maxResults is { } most ? $"maxResults={most}" : "", token is null ? "" : $"pageToken={Uri.EscapeDataString(token)}" }.Where(part => part.Length > 0));
            using var answer = await SendAsync(HttpMethod.Get, $"{path}?{query}");
            var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            items.AddRange(page["items"]?.AsArray().Select(item => item!) ?? []);
            token = (string?)page["nextPageToken"];
        }
        while (token is { Length: > 0 });
        return items;
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<long> VersionAsync(string table)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{table}/version");
        return VersionOf(answer);
    }

    public async Task<DeltaTableLines> MetadataAsync(string table)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{table}/metadata");
        return await ReadAsync(answer);
    }

    public async Task<DeltaTableLines> QueryAsync(string table, string body = "{}")
    {
        using var answer = await SendAsync(HttpMethod.Post, $"{table}/query", body);
        return await ReadAsync(answer);
    }

    /// <summary>The bytes of a file, by its address alone.</summary>
    public static async Task<byte[]> FetchAsync(string url, long? from = null, long? to = null)
    {
        using var plain = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = from is null ? null : new RangeHeaderValue(from, to);
        using var answer = await plain.SendAsync(request);
        await MustSucceedAsync(answer);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, endpoint + path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request);
        await MustSucceedAsync(answer);
        return answer;
    }

    private static async Task<DeltaTableLines> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/x-ndjson; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.All(lines, line => Assert.Single(line));
        Assert.Equal(1, (int)lines[0]["protocol"]!["minReaderVersion"]!);
        return new DeltaTableLines(VersionOf(answer), lines[1]["metaData"]!, [.. lines.Skip(2).Select(line => line["file"]!)]);
    }

    private static long VersionOf(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Delta-Table-Version").Single(), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task MustSucceedAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            throw new DeltaClientException((int)answer.StatusCode, (string)error["errorCode"]!, (string)error["message"]!);
        }
    }
}

/// <summary>What is told of a table.</summary>
internal sealed record DeltaTableLines(long Version, JsonNode Metadata, IReadOnlyList<JsonNode> Files);

/// <summary>An error of the server.</summary>
internal sealed class DeltaClientException(int status, string errorCode, string message) : Exception(message)
{
    public int Status => status;

    public string ErrorCode => errorCode;
}
