namespace Analytics.Warehouse.Tests.Support;

/// <summary>A test over a warehouse of its own.</summary>
public abstract class WarehouseTest : IAsyncLifetime
{
    private Warehouse? warehouse;

    private protected DataFolder Folder { get; } = new();

    private protected Warehouse Warehouse => warehouse!;

    private protected IClickHouse ClickHouse => Warehouse.ClickHouse;

    public async ValueTask InitializeAsync() => warehouse = await Folder.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<string> Text(string sql, Dictionary<string, string>? parameters = null) =>
        await ClickHouse.ReadTextAsync(new Statement(sql, parameters ?? []), "TabSeparatedRaw");

    private protected async Task InsertAsync(string table, Action<RowBinaryWriter> write)
    {
        var rows = new RowBinaryWriter();
        write(rows);
        await ClickHouse.InsertAsync(table, rows.Chunks);
    }

    private protected Task InsertAsync(params IEnumerable<JourneyRow> journeys) => InsertAsync("journeys", rows =>
    {
        foreach (var journey in journeys)
        {
            journey.Write(rows);
        }
    });
}
