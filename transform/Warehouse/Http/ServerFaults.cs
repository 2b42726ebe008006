using System.Globalization;
using System.Net;
using System.Text;

namespace Analytics.Warehouse.Http;

/// <summary>What can go wrong with a server, in words for the one who can mend it.</summary>
internal static class ServerFaults
{
    private const int LongestText = 64 * 1024;
    private const int AccessDenied = 497;

    // Unknown user, wrong password, password required, address not allowed, authentication failed.
    private static readonly HashSet<int> NotLetIn = [192, 193, 194, 195, 516];

    /// <summary>The server's error.</summary>
    /// <param name="message">Its words: <c>Code: 60. DB::Exception: ...</c>.</param>
    /// <param name="code">The code of the answer's head; 0 where it names none.</param>
    public static WarehouseException Of(Uri server, string message, int code)
    {
        var error = EngineError.Parse(message);
        code = error.Code == 0 ? code : error.Code;
        var number = code.ToString(CultureInfo.InvariantCulture);
        if (NotLetIn.Contains(code))
        {
            return new WarehouseException(
                WarehouseFault.NotAuthorised,
                $"The ClickHouse server {server.Authority} does not let this user in (error {number}): "
                    + "check the user, and the secret that holds the password.",
                code);
        }

        return (error.Fault, code) switch
        {
            (_, AccessDenied) => new WarehouseException(
                WarehouseFault.NotAuthorised,
                $"The ClickHouse server {server.Authority} does not allow this user the statement (error {number}): {error.Text} "
                    + "Grant it, or use another user.",
                code),
            (WarehouseFault.DiskFull, _) => new WarehouseException(
                WarehouseFault.DiskFull,
                $"The disk of the ClickHouse server {server.Authority} is full (error {number}). Nothing that was stored is lost. "
                    + "Make room there, then run the same again.",
                code),
            _ => (error with { Fault = WarehouseFault.Statement, Code = code }).ToException(),
        };
    }

    /// <summary>An answer other than 200, or one that names an error in its head.</summary>
    public static async ValueTask<WarehouseException> OfAsync(Uri server, HttpResponseMessage response, bool isRead, CancellationToken cancellation)
    {
        var code = CodeOf(response);
        var text = await ReadTextAsync(response, cancellation).ConfigureAwait(false);
        if (code != 0 || text.StartsWith("Code: ", StringComparison.Ordinal))
        {
            return Of(server, text, code);
        }

        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new WarehouseException(
                WarehouseFault.NotAuthorised,
                $"{server.Authority} answered {status}: it does not let this user in. Check the user, and the secret that holds the password."),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => new WarehouseException(
                WarehouseFault.Unreachable,
                $"{server.Authority} answered {status}, and no ClickHouse server behind it did: see whether it runs, then try again."),
            >= HttpStatusCode.InternalServerError => new WarehouseException(
                WarehouseFault.Interrupted,
                $"{server.Authority} answered {status} without a ClickHouse error. {Effect(isRead)}"),
            _ => new WarehouseException(
                WarehouseFault.Unreachable,
                $"{server.Authority} answered {status}, which ClickHouse does not: check the address, and that the port is that of its HTTP interface."),
        };
    }

    /// <summary>No address can be connected to.</summary>
    public static WarehouseException Unreachable(IEnumerable<(Uri Server, Exception Why)> tried)
    {
        var all = tried.ToList();
        var list = string.Join("; ", all.Select(one => $"{one.Server.Authority} ({Reason(one.Why)})"));
        return new WarehouseException(
            WarehouseFault.Unreachable,
            $"No ClickHouse server can be connected to: {list}. See whether it runs and whether the address is right. Nothing was done.",
            inner: all[^1].Why);
    }

    public static WarehouseException TimedOut(Uri server, TimeSpan limit, bool isRead) => new(
        WarehouseFault.TimedOut,
        $"The ClickHouse server {server.Authority} has moved no byte of a statement for "
            + string.Create(CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###} s. ")
            + $"{Effect(isRead)} Where statements take longer, raise {nameof(ServerOptions.IdleTimeout)}.");

    public static WarehouseException Interrupted(Uri server, bool isRead, Exception why) => new(
        WarehouseFault.Interrupted,
        $"The connection to the ClickHouse server {server.Authority} broke off in the middle of a statement. {Effect(isRead)}",
        inner: why);

    /// <summary>The error code in an answer's head; 0 where there is none.</summary>
    public static int CodeOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ServerHeaders.ExceptionCode, out var codes) && int.TryParse(codes.First(), CultureInfo.InvariantCulture, out var code)
            ? code
            : 0;

    private static string Effect(bool isRead) => isRead
        ? "It can be run again."
        : "It may have taken effect all the same: look before it is run again, unless to run it twice does no harm.";

    // Messages of sockets and certificates name hosts, ports and reasons, and nothing of a statement.
    private static string Reason(Exception why) => (why.InnerException ?? why).Message.TrimEnd('.');

    private static async ValueTask<string> ReadTextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var text = new byte[LongestText];
        var length = 0;
        try
        {
            length = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The status alone then says what there is to say.
            return "";
        }

        return Encoding.UTF8.GetString(text, 0, length);
    }
}
