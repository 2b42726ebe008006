using System.Diagnostics;

namespace Analytics.System.Tests.Processes;

/// <summary>Another client of Kafka's, from Debian: what it reads was written by the protocol and not by an agreement between our own ends.</summary>
internal static class Kcat
{
    private const string Program = "/usr/bin/kcat";

    public static bool IsThere => File.Exists(Program);

    public static void SkipWhereMissing() => Assert.SkipUnless(IsThere, "kcat is not installed; './analytics test' installs it where apt can.");

    /// <summary>Keys, headers and values of all messages of a topic, as bytes.</summary>
    public static async Task<byte[]> ReadAsync(string brokers, string topic)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Program, ["-C", "-b", brokers, "-t", topic, "-o", "beginning", "-e", "-q", "-f", "%k|%h|%s\n"])
        { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return bytes.ToArray();
    }
}
