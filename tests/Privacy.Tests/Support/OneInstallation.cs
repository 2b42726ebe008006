namespace Analytics.Privacy.Tests.Support;

/// <summary>One installation for many tests, each of which clears it: to open one takes as long as most tests do.</summary>
[CollectionDefinition(Name)]
public sealed class OneInstallation : IAsyncLifetime, ICollectionFixture<OneInstallation>
{
    public const string Name = "one installation";

    internal Installed Installed { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Installed = await Installed.OpenAsync(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => Installed.DisposeAsync();
}
