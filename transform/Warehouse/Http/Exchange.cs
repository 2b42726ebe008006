namespace Analytics.Warehouse.Http;

/// <summary>One statement and its answer. Whatever goes wrong comes out as a <see cref="WarehouseException"/>.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly ServerRequest request;
    private readonly ServerOptions options;
    private readonly IdleTimer idle;
    private readonly CancellationToken cancellation;
    private Uri server;
    private Answer? answer;

    private Exchange(ServerRequest request, ServerOptions options, TimeProvider time, CancellationToken cancellation)
    {
        this.request = request;
        this.options = options;
        this.cancellation = cancellation;
        server = options.Addresses[0];
        idle = new IdleTimer(options.IdleTimeout, time, cancellation);
    }

    /// <summary>Sends a statement, and waits until the server has begun to answer.</summary>
    public static async ValueTask<Exchange> StartAsync(
        HttpClient http, Hosts hosts, ServerRequest request, ServerOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var exchange = new Exchange(request, options, time, cancellation);
        try
        {
            await exchange.StartAsync(http, hosts).ConfigureAwait(false);
            return exchange;
        }
        catch
        {
            exchange.Dispose();
            throw;
        }
    }

    /// <summary>The next part of the result, valid until the next call; empty at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync()
    {
        try
        {
            return await answer!.NextAsync(idle).ConfigureAwait(false);
        }
        catch (LateErrorException e)
        {
            throw ServerFaults.Of(server, e.Message, 0);
        }
        catch (Exception e) when (Fault(e) is { } fault)
        {
            throw fault;
        }
        finally
        {
            idle.Stop();
        }
    }

    public void Dispose()
    {
        answer?.Dispose();
        idle.Dispose();
    }

    private async ValueTask StartAsync(HttpClient http, Hosts hosts)
    {
        var tried = new List<(Uri, Exception)>();
        foreach (var next in hosts.InTurn())
        {
            server = next;
            using var message = request.To(server, idle);
            try
            {
                var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, idle.Token).ConfigureAwait(false);
                hosts.Use(server);
                answer = await ReadHeadAsync(response).ConfigureAwait(false);
                return;
            }
            catch (Exception e)
            {
                await ((message.Content as RowBinaryContent)?.StopAsync() ?? Task.CompletedTask).ConfigureAwait(false);
                if (IsNotConnected(e) && !idle.Token.IsCancellationRequested)
                {
                    tried.Add((server, e));
                }
                else if (Fault(e) is { } fault)
                {
                    throw fault;
                }
                else
                {
                    throw;
                }
            }
        }

        throw ServerFaults.Unreachable(tried);
    }

    private async ValueTask<Answer> ReadHeadAsync(HttpResponseMessage response)
    {
        try
        {
            // A server that gave up on the request's body has been seen to say 200 and name the error in the head alone.
            return response.IsSuccessStatusCode && ServerFaults.CodeOf(response) == 0
                ? await Answer.OpenAsync(response, idle.Token).ConfigureAwait(false)
                : throw await ServerFaults.OfAsync(server, response, request.IsRead, idle.Token).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Whether nothing was sent, for there was nobody to send it to.</summary>
    private static bool IsNotConnected(Exception e) =>
        e is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        }
        || (e is OperationCanceledException && e.InnerException is TimeoutException);

    /// <summary>What an exception of the connection means; null for one that is not the connection's, or that the caller asked for.</summary>
    private WarehouseException? Fault(Exception e) => e switch
    {
        _ when cancellation.IsCancellationRequested => null,
        OperationCanceledException when idle.IsOver => ServerFaults.TimedOut(server, options.IdleTimeout, request.IsRead),
        HttpRequestException or IOException or InvalidDataException => ServerFaults.Interrupted(server, request.IsRead, e),
        _ => null,
    };
}
