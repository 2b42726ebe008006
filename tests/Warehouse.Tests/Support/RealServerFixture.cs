namespace Analytics.Warehouse.Tests.Support;

/// <summary>A warehouse in a database of its own on a real server; the database is dropped after it.</summary>
public sealed class RealServerFixture : WarehouseFixture
{
    private ServerOptions? server;

    private protected override async ValueTask<Warehouse?> OpenAsync()
    {
        if (!RealServer.IsNamed)
        {
            return null;
        }

        server = RealServer.Options();
        return await Warehouse.OpenAsync(new WarehouseOptions { Server = server }, TimeProvider.System);
    }

    private protected override ValueTask CloseAsync(Warehouse warehouse) =>
        warehouse.ClickHouse.ExecuteAsync(new Statement($"DROP DATABASE {SqlText.Name(server!.Database)}"));
}
