using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

public sealed class ServerOptionsTests
{
    private static readonly ServerOptions Good = new() { Addresses = [new Uri("http://localhost:8123"), new Uri("https://other:8443")] };

    public static TheoryData<string, Func<ServerOptions, ServerOptions>> Wrong { get; } = new()
    {
        { "Addresses is empty", o => o with { Addresses = [] } },
        { "begins with neither", o => o with { Addresses = [new Uri("tcp://localhost:9000")] } },
        { "begins with neither", o => o with { Addresses = [new Uri("localhost", UriKind.Relative)] } },
        { "give User and Password on their own", o => o with { Addresses = [new Uri("http://me:CANARY@localhost:8123")] } },
        { "give User and Password on their own", o => o with { Addresses = [new Uri("http://localhost:8123/?password=CANARY")] } },
        { "Database is empty", o => o with { Database = " " } },
        { "User is empty", o => o with { User = "" } },
        { "not in ASCII", o => o with { Password = Secret.FromText("CANARY-ü") } },
        { "not in ASCII", o => o with { Password = Secret.FromText("CANARY\r\nX: y") } },
        { "CaFile /nowhere/ca.pem is not there", o => o with { CaFile = "/nowhere/ca.pem" } },
        { "ConnectTimeout is 00:00:00", o => o with { ConnectTimeout = TimeSpan.Zero } },
        { "IdleTimeout is 2.00:00:00", o => o with { IdleTimeout = TimeSpan.FromDays(2) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_out_of_its_range_is_refused_at_the_start_without_the_password(string said, Func<ServerOptions, ServerOptions> change)
    {
        var options = new WarehouseOptions { Server = change(Good) };
        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await Warehouse.OpenAsync(options, TimeProvider.System));
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warehouse_is_in_a_folder_or_on_a_server()
    {
        Assert.Contains("or a Server", Assert.Throws<ArgumentException>(() => new WarehouseOptions().Validate()).Message, StringComparison.Ordinal);
        var both = new WarehouseOptions { DataFolder = "data", Server = Good };
        Assert.StartsWith("Both DataFolder and Server", Assert.Throws<ArgumentException>(both.Validate).Message, StringComparison.Ordinal);
        new WarehouseOptions { Server = Good }.Validate();
    }

    [Fact]
    public void A_secret_is_in_no_dump_of_the_options()
    {
        var options = new WarehouseOptions { Server = Good with { Password = Secret.FromText("CANARY") } };
        Assert.DoesNotContain("CANARY", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", System.Text.Json.JsonSerializer.Serialize(options), StringComparison.Ordinal);
        Assert.Contains("(not shown)", options.ToString(), StringComparison.Ordinal);
        Assert.Equal("(none)", Secret.None.ToString());
    }
}
