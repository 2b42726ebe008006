using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Analytics.Dashboard.Tests.Browsing;

/// <summary><c>analytics up</c> over a data folder, on a free port of the loopback device.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private Served(Process process, Uri address, string signInLink)
    {
        this.process = process;
        Address = address;
        SignInLink = signInLink;
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:39281</c>, without a slash at the end.</summary>
    public Uri Address { get; }

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>The link of the first start: it signs one browser in.</summary>
    public string SignInLink { get; }

    /// <summary>What the browser that followed the link keeps; null before that. Others that are given it are signed in too.</summary>
    public string? Session { get; set; }

    /// <exception cref="InvalidOperationException">The program ended, with what it said.</exception>
    public static async Task<Served> StartAsync(string data)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Analytics.Host.dll");
        var start = new ProcessStartInfo("dotnet", [program, "up", "--data", data, "--listen", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var said = process.StandardError.ReadToEndAsync();
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Longest) is { } line)
        {
            if (Listening().Match(line) is { Success: true } listening)
            {
                address = new Uri(listening.Value);
            }

            if (Link().Match(line) is { Success: true } link)
            {
                return new Served(process, address!, link.Value);
            }
        }

        throw new InvalidOperationException($"The program ended before it served: {await said}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"(?<=Listening on )http://[\d.]+:\d+")]
    private static partial Regex Listening();

    [GeneratedRegex(@"http\S+/sign-in\?code=\S+")]
    private static partial Regex Link();
}
