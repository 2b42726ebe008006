using System.Globalization;

namespace Analytics.System.Tests.Running;

/// <summary>How the program ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>Fails, with all that the program said, when it ended otherwise.</summary>
    public void MustBe(int exitCode)
    {
        if (ExitCode != exitCode)
        {
            Assert.Fail($"The exit code is {ExitCode}, not {exitCode}.\n{Error}\n{Output}");
        }
    }

    /// <summary>What the program printed of one file in the summary: pushes, kept, rejected, withheld, scans.</summary>
    public long[] Tally(string file) => [.. Output.Split('\n').First(line => line.TrimStart().StartsWith(file, StringComparison.Ordinal)).Trim()[file.Length..]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(cell => long.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
}
