using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Analytics.Warehouse.Http;

/// <summary>Connections to the server: time-outs, TLS, and what tells a dead peer from a busy one.</summary>
internal static class ServerHandler
{
    /// <summary>Below the least time after which a server closes one that is not in use (3 s), so that a statement never meets a closed one.</summary>
    private static readonly TimeSpan KeptUnused = TimeSpan.FromSeconds(2);

    // A name may come to stand for another machine.
    private static readonly TimeSpan KeptInUse = TimeSpan.FromMinutes(5);

    /// <exception cref="ArgumentException">The file of authorities cannot be read.</exception>
    public static SocketsHttpHandler Create(ServerOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionIdleTimeout = KeptUnused,
        PooledConnectionLifetime = KeptInUse,
        AutomaticDecompression = options.Compress ? DecompressionMethods.GZip : DecompressionMethods.None,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        SslOptions = Tls(options.CaFile),
        ConnectCallback = ConnectAsync,
    };

    public static void Authorise(HttpRequestHeaders headers, ServerOptions options)
    {
        headers.Add(ServerHeaders.User, options.User);
        if (options.Password.Reveal() is { Length: > 0 } password)
        {
            headers.Add(ServerHeaders.Key, password);
        }
    }

    private static SslClientAuthenticationOptions Tls(string? caFile)
    {
        if (caFile is null)
        {
            return new SslClientAuthenticationOptions();
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(caFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"The file of authorities {caFile} cannot be read: {e.Message}", e);
        }

        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A statement may be silent for minutes; a machine that is gone shall be noticed within one.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
