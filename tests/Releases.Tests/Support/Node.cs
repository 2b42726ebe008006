using System.Diagnostics;
using Analytics.Support;

namespace Analytics.Releases.Tests.Support;

/// <summary>Scripts of Node, beside the engines that read releases.</summary>
internal static class Node
{
    private static readonly string folder = Checkout.PathOf("tests", "Support", "Releases", "readers");

    /// <summary>Why a test that needs the engines was skipped.</summary>
    private const string Absent = "The engines that read releases are not installed: run the tests with ./analytics test, which fetches them.";

    /// <summary>What a script prints. The test is skipped where the engines are missing.</summary>
    public static Task<string> ReadAsync(string release, string table)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "apache-arrow")), Absent);
        return RunAsync("", "read.mjs", release, table);
    }

    /// <summary>What a script prints that gets a text on its standard input.</summary>
    public static async Task<string> RunAsync(string input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}
