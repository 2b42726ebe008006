namespace Analytics.Releases.Tests.Support;

/// <summary>The invented release, built once; tests that change something take a copy.</summary>
public sealed class GoldenRelease(TestWarehouse warehouse) : IAsyncLifetime
{
    private readonly ReleaseFolder release = new();

    internal ReleaseFolder Release => release;

    internal Certificate Certificate { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Certificate = await release.SealAsync(warehouse);

    public ValueTask DisposeAsync()
    {
        release.Dispose();
        return ValueTask.CompletedTask;
    }

    internal ReleaseFolder Copy()
    {
        var copy = new ReleaseFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(copy.KeyPath)!);
        File.Copy(release.KeyPath, copy.KeyPath);
        foreach (var name in release.Names)
        {
            File.Copy(release.File(name), copy.File(name));
        }

        return copy;
    }
}
