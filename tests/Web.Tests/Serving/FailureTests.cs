using System.Net;
using Analytics.Reports.Tests.Support;
using Analytics.Warehouse;

namespace Analytics.Web.Tests;

public sealed class FailureTests(TestWarehouse warehouse)
{
    private const string Words = "ClickHouse error 241 in SELECT secret FROM cells";

    [Theory]
    [InlineData(WarehouseFault.Statement, 241, 503)]
    [InlineData(WarehouseFault.Statement, 159, 503)]
    [InlineData(WarehouseFault.DiskFull, 243, 503)]
    [InlineData(WarehouseFault.Unreachable, 0, 503)]
    [InlineData(WarehouseFault.TimedOut, 0, 503)]
    [InlineData(WarehouseFault.Interrupted, 0, 503)]
    [InlineData(WarehouseFault.NotAuthorised, 516, 500)]
    [InlineData(WarehouseFault.Statement, 62, 500)]
    [InlineData(WarehouseFault.FolderUnusable, 0, 500)]
    public async Task A_failing_warehouse_is_told_without_its_words(WarehouseFault fault, int code, int status)
    {
        await using var broken = new FailingClickHouse(new WarehouseException(fault, Words, code));
        await using var site = await TestSite.StartAsync(broken);
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync("/v1/reports/on-time");
        var problem = await answer.JsonAsync();

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal(status == 503, answer.Headers.RetryAfter is not null);
        Assert.Null(answer.Headers.ETag);
        Assert.Contains("The server's log says why.", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Words, site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_told_by_its_kind_and_place_alone()
    {
        await using var broken = new FailingClickHouse(new InvalidOperationException("LX123456789 of Ada"));
        await using var site = await TestSite.StartAsync(broken);
        using var client = site.Client(Role.Analyst);

        using var answer = await client.GetAsync("/v1/filters");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("Ada", await answer.Content.ReadAsStringAsync() + site.Log.Text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", site.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_not_kept_as_an_answer()
    {
        var mended = new MendedClickHouse(warehouse.ClickHouse) { IsBroken = true };
        await using var site = await TestSite.StartAsync(mended);
        using var client = site.Client(Role.Analyst);
        Assert.Equal(503, await client.StatusAsync("/v1/filters"));

        mended.IsBroken = false;

        Assert.Equal(200, await client.StatusAsync("/v1/filters"));
    }

    private sealed class MendedClickHouse(IClickHouse clickHouse) : IClickHouse
    {
        public bool IsBroken { get; set; }

        public IAsyncEnumerable<ReadOnlyMemory<byte>> QueryAsync(Statement statement, string format, CancellationToken cancellation = default) =>
            IsBroken ? throw new WarehouseException(WarehouseFault.Statement, "", 241) : clickHouse.QueryAsync(statement, format, cancellation);

        public ValueTask InsertAsync(string into, IEnumerable<ReadOnlyMemory<byte>> rowBinary, CancellationToken cancellation = default) =>
            clickHouse.InsertAsync(into, rowBinary, cancellation);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
