using System.Globalization;
using System.Net;

namespace Analytics.Host.Serving;

/// <summary>Where the server listens: plain HTTP, on the loopback device unless told otherwise.</summary>
internal static class ListenAddress
{
    public const int WebPort = 8080;
    public const int IntakePort = 8081;
    public const int TransformPort = 8082;

    public const string Default = "http://127.0.0.1:8080";

    /// <summary>A port of the loopback device.</summary>
    public static string OnPort(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <exception cref="UsageException">The address cannot be listened on, or is open to others and that was not allowed.</exception>
    public static Uri Parse(string text, bool allowRemote)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.PathAndQuery != "/")
        {
            throw new UsageException($"--listen: this is not an address to listen on; write it as {Default}.");
        }

        var isAddress = IPAddress.TryParse(address.Host.Trim('[', ']'), out _) || address.Host == "localhost";
        if (!isAddress)
        {
            throw new UsageException($"--listen: name an IP address of this machine, or localhost; write it as {Default}.");
        }

        return allowRemote || address.IsLoopback
            ? address
            : throw new UsageException("--listen: others on the network could read keys and figures on their way. Put a proxy with TLS in front and listen on 127.0.0.1; if one stands in front elsewhere, add --allow-remote.");
    }
}
