using System.Security.Cryptography;
using System.Text;
using Analytics.ClickHouseFront.Engine;
using Analytics.Warehouse.Embedded;
using Analytics.Warehouse.Http;
using Microsoft.AspNetCore.Http;

namespace Analytics.ClickHouseFront;

/// <summary>Takes statements in, has them worked on, and answers.</summary>
internal sealed class Front(RawEngine engine, FaultSwitch faults, string user, string key)
{
    private static readonly TimeSpan LongSilence = TimeSpan.FromHours(1);

    public async Task AnswerAsync(HttpContext context)
    {
        var fault = faults.Take(context.Request.Query["query"].ToString());
        if (await StrikesBeforeAsync(context, fault))
        {
            return;
        }

        var isGzip = context.Request.Query["enable_http_compression"] == "1"
            && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        var reply = new Reply(context, isGzip, fault);
        try
        {
            CheckUser(context.Request);
            await RunAsync(context, reply, fault);
        }
        catch (EngineFailure failure)
        {
            await reply.FailAsync(failure);
        }
    }

    /// <summary>True when that is all the answer there is.</summary>
    private static async Task<bool> StrikesBeforeAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.Refuse:
                await new Reply(context, isGzip: false, fault).FailAsync(
                    EngineFailure.Of(202, "TOO_MANY_SIMULTANEOUS_QUERIES", "Too many simultaneous queries. Maximum: 100."));
                return true;
            case Fault.DiskFull:
                await new Reply(context, isGzip: false, fault).FailAsync(
                    EngineFailure.Of(243, "NOT_ENOUGH_SPACE", "Cannot reserve 1.00 MiB, not enough space."));
                return true;
            case Fault.Bare500 or Fault.Bare503:
                context.Response.StatusCode = fault == Fault.Bare500 ? 500 : 503;
                await context.Response.WriteAsync("<html>upstream</html>");
                return true;
            case Fault.DropBefore:
                context.Abort();
                return true;
            case Fault.CodeInHead:
                await new Reply(context, isGzip: false, fault).FailAsync(
                    EngineFailure.Of(209, "SOCKET_TIMEOUT", "Timeout exceeded while reading from socket."));
                return true;
            case Fault.Silence:
                await Task.Delay(LongSilence, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return true;
            default:
                return false;
        }
    }

    private async Task RunAsync(HttpContext context, Reply reply, Fault fault)
    {
        var form = await Form.ReadAsync(context.Request);
        var requested = await Requested.ReadAsync(form, () => new StreamReader(context.Request.Body).ReadToEndAsync());
        var connection = await EngineThread.Run(engine.Rent);
        try
        {
            await EngineThread.Run(() =>
            {
                connection.Enter(form["database"] ?? "default", form.Settings);
                return true;
            });
            if (fault is Fault.DropAfter or Fault.SilenceAfter or Fault.Bare500After)
            {
                await foreach (var _ in ResultAsync(context, connection, requested))
                {
                }

                await StrikeAfterAsync(context, fault);
                return;
            }

            await reply.WriteAsync(ResultAsync(context, connection, requested));
        }
        finally
        {
            engine.Return(connection);
        }
    }

    private static async Task StrikeAfterAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.SilenceAfter:
                await Task.Delay(LongSilence, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case Fault.Bare500After:
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync("<html>upstream</html>");
                break;
            default:
                context.Abort();
                break;
        }
    }

    private static async IAsyncEnumerable<byte[]> ResultAsync(HttpContext context, RawConnection connection, Requested requested)
    {
        if (requested.Into is { } into)
        {
            await Work.InsertAsync(connection, into, context.Request.Body, context.Request.Headers.ContentEncoding == "gzip");
            yield break;
        }

        await foreach (var part in Work.ResultAsync(connection, requested))
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            yield return part;
        }
    }

    private void CheckUser(HttpRequest request)
    {
        var named = request.Headers[ServerHeaders.User].FirstOrDefault() ?? request.Query["user"].FirstOrDefault() ?? "default";
        var given = request.Headers[ServerHeaders.Key].FirstOrDefault() ?? request.Query["password"].FirstOrDefault() ?? "";
        if (named != user || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key)))
        {
            throw EngineFailure.Of(
                516, "AUTHENTICATION_FAILED", $"{named}: Authentication failed: password is incorrect, or there is no user with such name.");
        }
    }
}
