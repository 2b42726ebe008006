using System.Diagnostics;

namespace Analytics.Support.ClickHouseFront;

/// <summary>
/// A ClickHouse server's HTTP interface on loopback, in a process of its own (tests/ClickHouseFront), over the embedded engine and a folder
/// that is gone with it. A test project that starts one builds it by a reference without its assembly.
/// </summary>
public sealed class FrontProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly HttpClient control;

    private FrontProcess(Process process, DirectoryInfo folder, Uri address, string password)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
        Password = password;
        control = new HttpClient { BaseAddress = address };
    }

    /// <summary>The one user that is let in.</summary>
    public const string User = "analytics";

    public Uri Address { get; }

    /// <summary>The user's password.</summary>
    public string Password { get; }

    /// <param name="password">The user's; null for one that nobody else has.</param>
    /// <param name="tlsFile">A PEM file with certificate and key, to speak https; faults cannot be set then.</param>
    public static async Task<FrontProcess> StartAsync(string? password = null, string? tlsFile = null)
    {
        var folder = Directory.CreateTempSubdirectory("analytics-front-");
        password ??= $"secret-{Guid.NewGuid():N}";
        var keyFile = Path.Combine(folder.FullName, "key");
        await File.WriteAllTextAsync(keyFile, password + "\n");
        List<string> arguments = [Program(), "--data", Path.Combine(folder.FullName, "data"), "--user", User, "--key-file", keyFile];
        arguments.AddRange(tlsFile is null ? [] : ["--tls-file", tlsFile]);
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The front has not started; standard error says why.");
        return new FrontProcess(process, folder, new Uri(address), password);
    }

    /// <summary>Makes something go wrong with the next statement: a name of tests/ClickHouseFront/Fault.cs.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="into">The table whose next insert it strikes; null for any statement.</param>
    public async Task SetFaultAsync(string kind, string? into = null)
    {
        using var answer = await control.PostAsync(new Uri($"/front/fault?kind={kind}{(into is null ? "" : $"&into={into}")}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }

        process.Dispose();
        control.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Of the same build as this assembly: <c>tests/PROJECT/bin/Release/net10.0/</c>.</summary>
    private static string Program()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            build.Parent!.Parent!.Parent!.Parent!.FullName, "ClickHouseFront", "bin", build.Parent.Name, build.Name, "Analytics.ClickHouseFront.dll");
    }
}
