namespace Analytics.System.Tests.RealData;

/// <summary>A year of flights out of Houston, loaded once; nothing where they are not at hand.</summary>
public sealed class LoadedFlights : IAsyncLifetime
{
    internal Cli Cli { get; } = new();

    internal Ended? Load { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (SharedFolder.Path is not null)
        {
            Load = await Cli.LoadMappedAsync("flights_hou_2011.json", Path.Combine(new ReferenceTable("flights_hou_2011").Folder, "events.csv.gz"));
        }
    }

    public ValueTask DisposeAsync()
    {
        Cli.Dispose();
        return ValueTask.CompletedTask;
    }
}
