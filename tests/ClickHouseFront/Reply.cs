using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Analytics.ClickHouseFront.Engine;
using Analytics.Warehouse.Http;
using Microsoft.AspNetCore.Http;

namespace Analytics.ClickHouseFront;

/// <summary>An answer as the server writes it.</summary>
internal sealed class Reply(HttpContext context, bool isGzip, Fault fault)
{
    private const string Marker = "__exception__";
    private const string Summary = """
        {"read_rows":"0","read_bytes":"0","written_rows":"0","written_bytes":"0","total_rows_to_read":"0","result_rows":"0","result_bytes":"0"}
        """;

    private readonly string tag = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 16);

    /// <summary>The error as the whole answer: nothing has been written yet.</summary>
    public async Task FailAsync(EngineFailure failure)
    {
        if (context.Request.Headers[ServerHeaders.Continue] != "defer")
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
        }

        context.Response.StatusCode = fault == Fault.CodeInHead ? 200 : failure.Status;
        context.Response.Headers[ServerHeaders.ExceptionCode] = failure.Code.ToString(CultureInfo.InvariantCulture);
        Head();
        if (fault != Fault.CodeInHead)
        {
            await context.Response.WriteAsync(failure.Message + "\n");
        }
    }

    /// <summary>A result. What fails before its first part is the whole answer; what fails later stands behind the rows.</summary>
    public async Task WriteAsync(IAsyncEnumerable<byte[]> result)
    {
        await using var parts = result.GetAsyncEnumerator();
        var isMore = await parts.MoveNextAsync();
        Head();
        if (isGzip)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        await context.Response.StartAsync();
        var body = isGzip ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true) : context.Response.Body;
        try
        {
            for (; isMore; isMore = await parts.MoveNextAsync())
            {
                await body.WriteAsync(parts.Current, context.RequestAborted);
                await CutAsync(body);
            }
        }
        catch (EngineFailure late)
        {
            await WriteLateAsync(body, late.Message);
        }

        if (isGzip)
        {
            await body.DisposeAsync();
        }
    }

    private async Task WriteLateAsync(Stream body, string message)
    {
        var isOld = fault == Fault.OldErrors;
        var text = message + "\n";
        var block = isOld ? text : string.Create(
            CultureInfo.InvariantCulture, $"\r\n{Marker}\r\n{tag}\r\n{text}{Encoding.UTF8.GetByteCount(text)} {tag}\r\n{Marker}\r\n");
        await body.WriteAsync(Encoding.UTF8.GetBytes(block));
        if (!isOld)
        {
            await EndInTheMiddleAsync(body);
        }
    }

    private async Task CutAsync(Stream body)
    {
        if (fault == Fault.CutAnswer)
        {
            await EndInTheMiddleAsync(body);
        }
    }

    /// <summary>Sends what is written, then closes the connection without the chunk that would make the answer whole.</summary>
    private async Task EndInTheMiddleAsync(Stream body)
    {
        await body.FlushAsync();
        await context.Response.Body.FlushAsync();
        throw new EndOfConnectionException();
    }

    private void Head()
    {
        var headers = context.Response.Headers;
        headers["X-ClickHouse-Server-Display-Name"] = "front";
        headers["X-ClickHouse-Timezone"] = "UTC";
        headers[ServerHeaders.QueryId] = context.Request.Query["query_id"].FirstOrDefault() ?? Guid.NewGuid().ToString();
        headers["X-ClickHouse-Format"] = context.Request.Query["default_format"].FirstOrDefault() ?? "TabSeparated";
        headers[ServerHeaders.Summary] = Summary;
        headers.ContentType = "text/tab-separated-values; charset=UTF-8";
        if (fault != Fault.OldErrors)
        {
            headers[ServerHeaders.ExceptionTag] = tag;
        }
    }
}

/// <summary>Unwinds to the web server, which then closes the connection as it stands.</summary>
internal sealed class EndOfConnectionException : Exception;
