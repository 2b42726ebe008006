using System.Diagnostics;

namespace Analytics.Support.Postgres;

/// <summary>PostgreSQL's programs as Debian installs them. They refuse to be run by root, who runs them as another user.</summary>
internal static class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version's programs; null where there are none.</summary>
    public static string? Folder { get; } = !Directory.Exists(Installed) ? null : Directory.GetDirectories(Installed)
        .Select(version => Path.Combine(version, "bin"))
        .Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")))
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(Path.GetDirectoryName(folder)), out var version) ? version : 0)
        .FirstOrDefault();

    private static string? OtherUser => !Environment.IsPrivilegedProcess ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>How to start a program; it has the process id that the start has.</summary>
    public static ProcessStartInfo StartInfo(string program, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(Folder!, program);
        var start = OtherUser is { } user
            ? new ProcessStartInfo("setpriv", ["--reuid", user, "--regid", user == "nobody" ? "nogroup" : user, "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        return start;
    }

    /// <summary>Gives a folder to the user that the programs are run as.</summary>
    public static Task HandOverAsync(string folder) => OtherUser is { } user ? RunAsync(new ProcessStartInfo("chown", ["-R", user, folder])) : Task.CompletedTask;

    public static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {complained}{await said}");
        }
    }
}
