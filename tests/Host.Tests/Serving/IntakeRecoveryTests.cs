using System.Net;
using System.Text;
using Analytics.Host.Serving;
using Analytics.Intake.Http;
using Analytics.Warehouse;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Tests.Serving;

/// <summary>The intake over a real warehouse whose tables go away and come back.</summary>
[Collection(WholeServer.Warehouses)]
public sealed class IntakeRecoveryTests : IAsyncLifetime
{
    private const string Push = """
        {"event":"TRACKING_UPDATED","data":{"number":"ZZ000000019QQ","carrier":3011,"track_info":{"tracking":{"providers":[{"provider":{"key":3011},"events":[{"time_iso":"2026-09-01T08:00:00+02:00","stage":"PickedUp"}]}]}}}}
        """;

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-host-");
    private readonly HttpClient client = new();
    private Warehouse.Warehouse warehouse = null!;
    private CustodyRoom custody = null!;
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var installation = TestInstallation.In(home.FullName);
        (warehouse, custody) = await CustodyRoom.OpenWithWarehouseAsync(installation, TimeProvider.System, CancellationToken.None);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(TimeProvider.System)
            .AddAuthorization(authorization => authorization.AddPolicy(IntakeRoutes.Policy, policy => policy.RequireAssertion(_ => true)))
            .AddAuthentication();
        EmbeddedIntake.Add(builder.Services, installation, warehouse, custody, TimeProvider.System);
        app = builder.Build();
        app.UseAuthorization();
        IntakePart.Map(app);
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await custody.DisposeAsync();
        await warehouse.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task When_facts_cannot_be_written_senders_are_told_503_and_once_they_can_be_again_pushes_are_kept()
    {
        await PostUntilAsync(HttpStatusCode.OK);
        await RunAsync("RENAME TABLE journeys TO journeys_away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync());

        await RunAsync("RENAME TABLE journeys_away TO journeys");
        await PostUntilAsync(HttpStatusCode.OK);
        Assert.Equal("1", await ScalarAsync("SELECT count() FROM journeys FINAL"));
    }

    [Fact]
    public async Task When_cells_could_not_be_brought_up_to_date_they_are_once_they_can_be()
    {
        await RunAsync("RENAME TABLE cells_next TO cells_away");
        await PostUntilAsync(HttpStatusCode.OK);
        await RunAsync("RENAME TABLE cells_away TO cells_next");
        while (await ScalarAsync("SELECT sum(parcels) FROM cells") != "1")
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task When_the_server_stops_cells_hold_what_was_kept()
    {
        await PostUntilAsync(HttpStatusCode.OK);
        await app.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("1", await ScalarAsync("SELECT sum(parcels) FROM cells"));
    }

    private async Task<HttpStatusCode> PostAsync()
    {
        using var body = new StringContent(Push, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/intake/17track", UriKind.Relative), body);
        return answer.StatusCode;
    }

    private async Task PostUntilAsync(HttpStatusCode wanted)
    {
        while (await PostAsync() != wanted)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private ValueTask RunAsync(string sql) => warehouse.ClickHouse.ExecuteAsync(new Statement(sql));

    private async Task<string> ScalarAsync(string sql) => (await warehouse.ClickHouse.ReadTextAsync(new Statement(sql), "TabSeparatedRaw")).Trim();
}
