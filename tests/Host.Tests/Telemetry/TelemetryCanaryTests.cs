using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Text;
using Analytics.Formats;
using Analytics.Host.Configuration;
using Analytics.Host.Serving;
using Analytics.Host.Tests.Serving;
using Analytics.Support.Canaries;
using Analytics.Web;

namespace Analytics.Host.Tests.Telemetry;

/// <summary>Invariant 1 in telemetry: canaries that were posted are in no label, attribute or log that is exported.</summary>
[Collection(WholeServer.Warehouses)]
public sealed class TelemetryCanaryTests : IAsyncLifetime
{
    private static readonly string[] unsigned = ["17track", "aftership", "shippo", "trackingmore"];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-host-");
    private readonly CancellationTokenSource stop = new();
    private readonly MeterListener listener = new();
    private readonly HashSet<(string Name, string Key, string Value)> labels = [];
    private readonly List<Canary> canaries = [];
    private OtlpReceiver receiver = null!;

    public async ValueTask InitializeAsync() => receiver = await OtlpReceiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        stop.Dispose();
        await receiver.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task No_canary_that_was_posted_is_in_what_is_exported()
    {
        Listen();
        await ServeAsync(PostAllAsync);

        Assert.Contains("analytics.pushes.kept", receiver.Text("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", receiver.Text("/v1/metrics"), StringComparison.Ordinal);
        Assert.All(NamesPage.Spans.Keys, span => Assert.Contains(span, receiver.Text("/v1/traces"), StringComparison.Ordinal));
        Assert.Contains("/intake/easypost was refused", receiver.Text("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("of-the-test", receiver.Text("/v1/logs"), StringComparison.Ordinal);
        Assert.Empty(FoundIn(receiver.Text()));
        Assert.Empty(FoundIn(string.Join('\n', labels)));
        Assert.DoesNotContain("ana_", receiver.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_have_the_keys_that_the_page_names()
    {
        Listen();
        await ServeAsync(PostAllAsync);

        Assert.Contains(labels, label => label is ("analytics.pushes.kept", "provider", "dhl"));
        Assert.Contains(labels, label => label is ("analytics.pushes.rejected", "reason", "Malformed"));
        Assert.Contains(labels, label => label is ("analytics.requests.refused", "provider", "unknown"));
        Assert.DoesNotContain(labels, label => !NamesPage.LabelsOf(label.Name).Contains(label.Key));
    }

    [Fact]
    public async Task Where_no_endpoint_is_configured_nothing_is_exported()
    {
        await ServeAsync(PostAllAsync, endpoint: "");

        Assert.Equal("", receiver.Text());
    }

    private List<string> FoundIn(string everything) => [.. canaries.Where(canary => canary.IsIn(everything)).Select(canary => $"{canary}")];

    private void Listen()
    {
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Meter.Name.StartsWith("Analytics.", StringComparison.Ordinal))
            {
                me.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();
    }

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (labels)
        {
            foreach (var (key, value) in tags)
            {
                labels.Add((instrument.Name, key, $"{value}"));
            }
        }
    }

    private async Task ServeAsync(Func<HttpClient, Task> use, string? endpoint = null)
    {
        var options = new Dictionary<string, string>
        {
            ["ANALYTICS__TELEMETRY__ENDPOINT"] = endpoint ?? receiver.Address,
            ["ANALYTICS__TELEMETRY__PROTOCOL"] = "http",
            ["ANALYTICS__TELEMETRY__SERVICE"] = "of-the-test",
        };
        foreach (var (i, provider) in unsigned.Index())
        {
            options.Add($"ANALYTICS__INTAKE__ACCEPTUNSIGNED__{i}", provider);
        }

        var installation = new Installation(SettingsReader.Read(null, options, home.FullName));
        var listening = new TaskCompletionSource<string>();
        var serving = new Server(installation, EmbeddedRole.OpenAsync, TimeProvider.System).RunAsync(
            new Uri("http://127.0.0.1:0"), (address, _) => { listening.SetResult(address); return Task.CompletedTask; }, TextWriter.Null, stop.Token);
        await await Task.WhenAny(listening.Task, serving);
        using var client = new HttpClient { BaseAddress = new Uri(await listening.Task) };
        using var keys = AccessKeys.Open(installation.Settings.Web.Control, TimeProvider.System);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys.Add(Role.Intake, "test").Key);
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        client.DefaultRequestHeaders.Add("tracestate", "canary=CanaryAAAQ");
        await use(client);
        await stop.CancelAsync();
        await serving;
    }

    private async Task PostAllAsync(HttpClient client)
    {
        while (!(await client.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode)
        {
            await Task.Delay(50);
        }

        foreach (var format in ProviderFormat.All.Keys)
        {
            var push = new CanaryPush(format, CanaryPush.RootsOf(format)[0], CanaryShape.Letters);
            canaries.AddRange(push.Canaries);
            var whole = push.ToUtf8();
            await PostAsync(client, $"/intake/{format}", whole, "application/json");
            await PostAsync(client, $"/intake/{format}", whole[..(whole.Length / 2)], "application/json");
            await PostAsync(client, $"/intake/{format}", [.. whole, (byte)'\n', .. whole[..(whole.Length / 2)]], "application/x-ndjson");
        }

        await PostAsync(client, $"/intake/{canaries[0].Text}", Encoding.UTF8.GetBytes(canaries[0].Json), "application/json");
    }

    private static async Task PostAsync(HttpClient client, string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
