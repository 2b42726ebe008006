namespace Analytics.Warehouse.Tests.Support;

/// <summary>Tests over a warehouse.</summary>
public abstract class WarehouseTest
{
    private readonly WarehouseFixture fixture;

    private protected WarehouseTest(WarehouseFixture fixture)
    {
        Assert.SkipWhen(fixture is RealServerFixture && !RealServer.IsNamed, RealServer.Absent);
        this.fixture = fixture;
    }

    private protected DataFolder Folder => fixture.Folder;

    private protected Warehouse Warehouse => fixture.Warehouse;

    private protected IClickHouse ClickHouse => Warehouse.ClickHouse;

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

/// <summary>Tests with a warehouse of its own for each.</summary>
public abstract class OwnWarehouseTest : WarehouseTest, IAsyncLifetime
{
    private readonly WarehouseFixture own;

    private protected OwnWarehouseTest()
        : this(new WarehouseFixture())
    {
    }

    private protected OwnWarehouseTest(WarehouseFixture own)
        : base(own) => this.own = own;

    public ValueTask InitializeAsync() => own.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
