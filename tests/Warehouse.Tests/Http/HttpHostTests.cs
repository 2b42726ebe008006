using System.Net;
using System.Net.Sockets;
using Analytics.Support.ClickHouseFront;
using Analytics.Warehouse.Http;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

public sealed class HttpHostTests(SharedFront shared) : FrontTest(shared)
{
    [Fact]
    public async Task Where_no_address_answers_each_is_named()
    {
        var (first, second) = (Nobody(), Nobody());
        var e = await Fails(() => OpenAsync(Options with { Addresses = [first, second] }));
        Assert.Equal(WarehouseFault.Unreachable, e.Fault);
        Assert.Contains($"{first.Authority} (Connection refused", e.Message, StringComparison.Ordinal);
        Assert.Contains($"{second.Authority} (Connection refused", e.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was done", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_cannot_be_connected_to_is_passed_over_by_statements_and_inserts()
    {
        await using var two = await OpenAsync(Options with { Addresses = [Nobody(), new Uri("http://nobody.invalid:8123"), Options.Addresses[0]] });
        await two.InsertAsync("t", Once(Row(1, "x")));
        Assert.Equal(1, await two.ReadScalarAsync<int>(new Statement("SELECT count() FROM t")));
    }

    [Fact]
    public async Task When_a_server_dies_the_next_one_takes_over()
    {
        await using var other = await FrontProcess.StartAsync(Options.Password.Reveal());
        await using var clickHouse = await OpenAsync(Options with { Addresses = [other.Address, Options.Addresses[0]], Database = "default" });
        await clickHouse.ExecuteAsync(new Statement("CREATE TABLE here (a UInt8) ENGINE = Memory"));
        other.Kill();

        // The connection that was open breaks first; nobody but the caller knows whether the statement may be run again.
        var e = await Record.ExceptionAsync(async () => await clickHouse.ExecuteAsync(new Statement("EXISTS TABLE here")));
        Assert.True(e is null or WarehouseException { Fault: WarehouseFault.Interrupted });
        Assert.Equal(0, await clickHouse.ReadScalarAsync<int>(new Statement("EXISTS TABLE here")));
    }

    [Fact]
    public async Task A_connection_that_is_not_made_in_time_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        var e = await Fails(() => OpenAsync(Options with { Addresses = [address], ConnectTimeout = TimeSpan.FromSeconds(0.3) }));
        Assert.Equal(WarehouseFault.Unreachable, e.Fault);
    }

    [Fact]
    public async Task What_answers_and_is_no_ClickHouse_is_told()
    {
        var e = await Fails(() => OpenAsync(Options with { Addresses = [new Uri(Options.Addresses[0], "/elsewhere")] }));
        Assert.Equal(WarehouseFault.Unreachable, e.Fault);
        Assert.Contains("answered 404, which ClickHouse does not: check the address", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analytics", "wrong-CANARY")]
    [InlineData("analytics", "")]
    [InlineData("somebody", "wrong-CANARY")]
    public async Task A_user_who_is_not_let_in_is_told_without_the_password(string user, string password)
    {
        var e = await Fails(() => OpenAsync(Options with { User = user, Password = Secret.FromText(password) }));
        Assert.Equal((WarehouseFault.NotAuthorised, 516), (e.Fault, e.Code));
        Assert.DoesNotContain("CANARY", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_not_let_in_sends_no_rows()
    {
        await using var stranger = new HttpClickHouse(Options with { Password = Secret.None }, 1, TimeProvider.System);
        var sent = 0;
        var e = await Fails(async () => await stranger.InsertAsync("t", Counted()));
        Assert.Equal((WarehouseFault.NotAuthorised, 0), (e.Fault, sent));

        IEnumerable<ReadOnlyMemory<byte>> Counted()
        {
            sent++;
            yield return Row(1, "x");
        }
    }

    /// <summary>Rows that can be taken once, as most sources can.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Once(ReadOnlyMemory<byte> rows)
    {
        var isTaken = false;
        return Take();

        IEnumerable<ReadOnlyMemory<byte>> Take()
        {
            Assert.False(isTaken);
            isTaken = true;
            yield return rows;
        }
    }

    private static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
