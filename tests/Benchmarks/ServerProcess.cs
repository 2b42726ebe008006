using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Analytics.Benchmarks;

/// <summary>The program as a user has it, in processes of its own over one data folder.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Analytics.Host.dll");

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);

    private readonly string data;
    private readonly Process process;

    private ServerProcess(string data, Process process, Uri address) => (this.data, this.process, Address) = (data, process, address);

    public Uri Address { get; }

    /// <summary>Processor time that the server has used.</summary>
    public TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that the server has had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>The memory that the server has, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time of the server's threads at the lowest priority, those that still run: a training.</summary>
    public TimeSpan LowPriorityUsed()
    {
        const string Lowest = "19";
        var ticks = 0L;
        foreach (var thread in Directory.EnumerateFiles($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/task", "stat", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            // After the name: state, ..., user and system time as the 12th and 13th field, nice as the 17th (proc(5)).
            var text = File.ReadAllText(thread);
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            ticks += fields[16] == Lowest ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;
        }

        return TimeSpan.FromMilliseconds(10 * ticks);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string? input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var running = Process.Start(start)!;
        running.ErrorDataReceived += (_, _) => { };
        running.BeginErrorReadLine();
        await running.StandardInput.WriteAsync(input).ConfigureAwait(false);
        running.StandardInput.Close();
        var output = await running.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await running.WaitForExitAsync().ConfigureAwait(false);
        return running.ExitCode == 0 ? output : throw new InvalidOperationException($"analytics {arguments.First()} ended with exit code {running.ExitCode}.");
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public static Task<ServerProcess> StartAsync(string data) => StartAsync("up", data);

    /// <summary>Starts a command that serves, and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(string command, string data, params IEnumerable<string> more)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, command, "--data", data, "--listen", "http://127.0.0.1:0", .. more]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (Listening().Match(line) is { Success: true } listening)
            {
                return new ServerProcess(data, process, new Uri(listening.Value));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Waits until the server has nothing to do: after it starts, it holds every journey against the cells.</summary>
    public async Task RestAsync(TimeProvider time, CancellationToken stop)
    {
        for (var before = TimeSpan.Zero; Used - before > Idle;)
        {
            before = Used;
            await Task.Delay(Pause, time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>A client with a new key of a role.</summary>
    public async Task<HttpClient> ClientAsync(string role)
    {
        var told = await RunAsync(null, "keys", "add", "--role", role, "--name", "bench", "--data", data).ConfigureAwait(false);
        var key = told.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.StartsWith("ana_", StringComparison.Ordinal));
        return new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
    }

    /// <summary>A link that signs one browser in.</summary>
    public async Task<Uri> SignInLinkAsync() =>
        new((await RunAsync(null, "keys", "sign-in", "--server", Address.AbsoluteUri, "--data", data).ConfigureAwait(false)).Trim());

    /// <summary>Asks the server to stop, and waits until it has. Not by SIGINT, which a process of the background is started deaf to.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    [GeneratedRegex(@"(?<=Listening on )http://[\d.]+:\d+")]
    private static partial Regex Listening();
}
