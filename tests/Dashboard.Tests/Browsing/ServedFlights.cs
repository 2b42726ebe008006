using System.Text.Json.Nodes;

namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>
/// A year of flights out of Houston as parcels: what the command line tells of them, and the program that serves them. Nothing where
/// they are not at hand, or there is no browser to look at them.
/// </summary>
public sealed class ServedFlights : IAsyncLifetime
{
    private const string Dataset = "flights_hou_2011";

    private readonly Cli cli = new();
    private readonly Dictionary<Asked, JsonArray> told = [];
    private HttpClient? client;
    private Served? served;

    internal static Asked All { get; } = new("delivery-times", ("as-of", Stage.AsOf));

    internal static Asked HoustonToAtlanta { get; } = new("carrier-speed", ("lane", "us-iah->us-atl"), ("as-of", Stage.AsOf));

    internal static Asked Punctuality { get; } = new("on-time", ("group", "carrier"), ("as-of", Stage.AsOf));

    internal static ReferenceTable Reference => new(Dataset);

    internal Served Served => served!;

    internal static void SkipUnlessThere()
    {
        Stage.SkipWithoutChromium();
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
    }

    /// <summary>The rows of the command line, once it is certain that the API's are the same.</summary>
    internal async Task<JsonArray> SameRowsAsync(Asked asked)
    {
        Assert.Equal(told[asked].ToJsonString(), (await asked.OfAsync(client!)).ToJsonString());
        return told[asked];
    }

    public async ValueTask InitializeAsync()
    {
        if (SharedFolder.Path is null || !Stage.HasChromium)
        {
            return;
        }

        (await cli.LoadMappedAsync($"{Dataset}.json", Path.Combine(Reference.Folder, "events.csv.gz"))).MustBe(0);
        foreach (var asked in (Asked[])[All, HoustonToAtlanta, Punctuality])
        {
            told[asked] = await asked.OfAsync(cli);
        }

        served = await Served.StartAsync(cli.Data);
        var key = await cli.RunAsync("keys", "add", "--role", "analyst", "--name", "a test", "--data", cli.Data);
        key.MustBe(0);
        client = new HttpClient { BaseAddress = served.Address, DefaultRequestHeaders = { Authorization = new("Bearer", key.Output.Trim()) } };
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (served is not null)
        {
            await served.DisposeAsync();
        }

        cli.Dispose();
    }
}
