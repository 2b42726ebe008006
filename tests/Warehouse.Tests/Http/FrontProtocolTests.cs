using System.IO.Compression;
using System.Net;
using System.Text;
using Analytics.Support.ClickHouseFront;
using Analytics.Warehouse.Http;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

/// <summary>The front as any client of a ClickHouse server sees it; the expected answers are those of a server.</summary>
public sealed class FrontProtocolTests(SharedFront shared)
{
    [Fact]
    public async Task It_says_that_it_is_there()
    {
        using var http = await ClientAsync();
        Assert.Equal("Ok.\n", await http.GetStringAsync(new Uri("/ping", UriKind.Relative)));
        Assert.Equal("Ok.\n", await http.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    [Theory]
    [InlineData("SELECT nothing FROM system.one", 404, "47")]
    [InlineData("SELECT * FROM nowhere", 404, "60")]
    [InlineData("SELEKT 1", 400, "62")]
    [InlineData("SELECT toUInt8('x')", 400, "6")]
    [InlineData("SELECT throwIf(1)", 500, "395")]
    [InlineData("SELECT sleep(2) SETTINGS max_execution_time = 1, function_sleep_max_microseconds_per_block = 9000000", 408, "159")]
    public async Task An_error_has_its_status_its_code_and_its_words(string sql, int status, string code)
    {
        using var http = await ClientAsync();
        using var answer = await http.PostAsync(new Uri("/?query_id=q1", UriKind.Relative), new StringContent(sql));
        Assert.Equal((status, code), ((int)answer.StatusCode, answer.Headers.GetValues(ServerHeaders.ExceptionCode).Single()));
        Assert.Matches($@"^Code: {code}\. DB::Exception: .*\(version .*\)\n$", await answer.Content.ReadAsStringAsync());
        Assert.Equal("q1", answer.Headers.GetValues(ServerHeaders.QueryId).Single());
        Assert.Matches("^[a-z]{16}$", answer.Headers.GetValues(ServerHeaders.ExceptionTag).Single());
    }

    [Fact]
    public async Task A_statement_may_begin_in_the_address_and_go_on_in_the_body_compressed_or_not()
    {
        using var http = await ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/?query=SELECT%20%7Bx:UInt8%7D&param_x=3&enable_http_compression=1") { Content = new StringContent("+ 4") };
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await http.SendAsync(request);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        using var text = new StreamReader(new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Equal("7\n", await text.ReadToEndAsync());
    }

    [Theory]
    [InlineData(128 * 1024, HttpStatusCode.OK)]
    [InlineData(128 * 1024 + 1, HttpStatusCode.InternalServerError)]
    public async Task A_field_of_a_form_has_at_most_128_KiB(int length, HttpStatusCode expected)
    {
        using var http = await ClientAsync();
        using var form = new MultipartFormDataContent { { new StringContent("SELECT length({x:String})"), "query" }, { new StringContent(new string('x', length)), "param_x" } };
        using var answer = await http.PostAsync(new Uri("/", UriKind.Relative), form);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_error_behind_rows_stands_in_the_block_that_the_tag_announces_and_the_answer_has_no_end()
    {
        using var http = await ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("SELECT throwIf(number = 3000000) FROM numbers(10000000)") };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var tag = answer.Headers.GetValues(ServerHeaders.ExceptionTag).Single();
        var told = new MemoryStream();
        await Assert.ThrowsAsync<HttpIOException>(async () => await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(told));
        var end = Encoding.UTF8.GetString(told.ToArray()).Split($"\r\n__exception__\r\n{tag}\r\n")[1];
        var message = end[..(end.LastIndexOf('\n', end.Length - $" {tag}\r\n__exception__\r\n".Length) + 1)];
        Assert.Equal($"{message}{Encoding.UTF8.GetByteCount(message)} {tag}\r\n__exception__\r\n", end);
    }

    private async Task<HttpClient> ClientAsync()
    {
        var front = await shared.ProcessAsync();
        var http = new HttpClient { BaseAddress = front.Address };
        http.DefaultRequestHeaders.Add(ServerHeaders.User, FrontProcess.User);
        http.DefaultRequestHeaders.Add(ServerHeaders.Key, front.Password);
        return http;
    }
}
