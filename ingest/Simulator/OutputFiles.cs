namespace Analytics.Simulator;

/// <summary>
/// The files of a simulation. They are written under other names and take their own once all are complete, so that a
/// simulation that was broken off leaves none that looks whole.
/// </summary>
internal sealed class OutputFiles(string folder) : IAsyncDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly string folder = Path.GetFullPath(folder);
    private readonly Dictionary<string, FileStream> open = [];
    private readonly long[] pushes = new long[Providers.All.Length];
    private readonly long[] bytes = new long[Providers.All.Length];

    /// <summary>Bytes of pushes so far, before compression.</summary>
    public long Bytes => bytes.Sum();

    public Stream TruthJson => open["truth.json"];

    /// <summary>Makes the folder and begins the files.</summary>
    public void Begin()
    {
        Directory.CreateDirectory(folder);
        foreach (var provider in Providers.All)
        {
            Create(NameOf(provider));
        }

        Create("truth.csv").Write(TruthSheet.Header);
        Create("truth.json");
    }

    public async Task AppendAsync(Block block, CancellationToken cancel)
    {
        foreach (var provider in Providers.All)
        {
            var sheet = block.Sheets[(int)provider];
            await open[NameOf(provider)].WriteAsync(sheet.Packed, cancel).ConfigureAwait(false);
            pushes[(int)provider] += sheet.Pushes;
            bytes[(int)provider] += sheet.Bytes;
        }

        await open["truth.csv"].WriteAsync(block.TruthRows, cancel).ConfigureAwait(false);
    }

    /// <summary>Closes the files and gives them their names.</summary>
    public async Task<IReadOnlyList<PushFileSummary>> FinishAsync()
    {
        foreach (var (name, file) in open)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            File.Move(file.Name, Path.Combine(folder, name), overwrite: true);
        }

        open.Clear();
        return [.. Providers.All.Select(SummaryOf)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in open.Values)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            File.Delete(file.Name);
        }
    }

    private static string NameOf(Provider provider) => $"{provider.Format()}.jsonl.gz";

    private FileStream Create(string name)
    {
        var path = Path.Combine(folder, name + Unfinished);
        return open[name] = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
    }

    private PushFileSummary SummaryOf(Provider provider)
    {
        var path = Path.Combine(folder, NameOf(provider));
        return new PushFileSummary(provider.Format(), path, pushes[(int)provider], bytes[(int)provider], new FileInfo(path).Length);
    }
}
