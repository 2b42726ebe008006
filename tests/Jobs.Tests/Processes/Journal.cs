using System.Globalization;
using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests.Processes;

/// <summary>What children have written.</summary>
internal sealed class Journal : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public IReadOnlyList<(string What, string Period, int Process)> Lines =>
    [
        .. File.ReadAllLines(Path).Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture))),
    ];

    public Task UntilAsync(string what, int times = 1) => Waiting.UntilAsync(() => Lines.Count(line => line.What == what) >= times);

    public void Dispose() => File.Delete(Path);
}
