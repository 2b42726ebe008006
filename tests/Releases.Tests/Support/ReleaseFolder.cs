namespace Analytics.Releases.Tests.Support;

/// <summary>A finished release in a folder of its own, which goes with this.</summary>
internal sealed class ReleaseFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("analytics-release-");

    public ReleaseFolder() => Directory.CreateDirectory(Path);

    public string Path => System.IO.Path.Combine(root.FullName, "release");

    public string KeyPath => System.IO.Path.Combine(root.FullName, "keys", "signing.pem");

    public IEnumerable<string> Names => Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public async Task<Certificate> SealAsync(
        TestWarehouse warehouse,
        DatasetDefinition dataset,
        IReadOnlyList<ReleasedGroup> groups,
        IReadOnlyList<ReleasedTotal> totals,
        Func<ReleaseFacts, ReleaseFacts>? change = null)
    {
        var files = await new ReleaseFiles(warehouse.ClickHouse, InventedRelease.Time).WriteAsync(dataset, InventedRelease.Window, groups, totals, Path);
        using var key = SigningKey.Open(KeyPath);
        var facts = InventedRelease.Facts(dataset, groups.Count);
        return await new ReleaseSeal(InventedRelease.Publisher, key).WriteAsync(change?.Invoke(facts) ?? facts, files, InventedRelease.Errors, Path);
    }

    public async Task<Certificate> SealAsync(TestWarehouse warehouse, DatasetDefinition? dataset = null)
    {
        dataset ??= InventedRelease.Dataset;
        var groups = InventedRelease.Groups(dataset);
        return await SealAsync(warehouse, dataset, groups, InventedRelease.Totals(dataset, groups));
    }

    public IReadOnlyList<Finding> Verify(byte[]? trustedKey = null) => new ReleaseVerifier(InventedRelease.Rules).Verify(Path, trustedKey);

    public void Dispose() => root.Delete(recursive: true);
}
