using System.Net.Http.Headers;
using System.Text;
using Analytics.Custody.Secrets;
using Analytics.Intake.Files;
using Analytics.Intake.Http;
using Analytics.Intake.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Intake.Tests.Http;

/// <summary>
/// The intake behind a real server on the loopback device. What it takes is committed at once, each push ending as its text says; or
/// not at all, when it holds back.
/// </summary>
internal sealed class IntakeServer : IAsyncDisposable
{
    public const string Secret = "an-invented-secret";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-intake-");
    private readonly CancellationTokenSource stop = new();
    private readonly WebApplication app;
    private readonly Task committing;

    private IntakeServer(PushInboxOptions options, bool commits, string[] unsigned, IPushSink? sink)
    {
        Secrets = new ProviderSecretFile(Path.Combine(folder.FullName, "custody", "provider-secrets"));
        Inbox = Inboxes.Open(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(TimeProvider.System)
            .AddAuthorization(authorization => authorization.AddPolicy(IntakeRoutes.Policy, policy => policy.RequireAssertion(_ => true)))
            .AddAuthentication();
        builder.Logging.AddProvider(Log);
        app = builder.Build();
        app.UseAuthorization();
        var sources = new[] { "17track", "aftership", "trackingmore", "dhl" }
            .ToDictionary(name => name, name => new IntakeSource(name, Inboxes.Format with { Provider = name }, PushFraming.JsonMessages));
        app.MapIntake(new IntakeEndpoint(
            sink ?? Inbox, sources, new ProviderSignatures(Secrets, unsigned.ToHashSet(), TimeProvider.System), app.Services.GetRequiredService<ILogger<IntakeEndpoint>>(), TimeProvider.System));
        committing = commits ? CommitAsync() : Task.CompletedTask;
    }

    public PushInbox Inbox { get; }

    public ProviderSecretFile Secrets { get; }

    /// <summary>The files that the server keeps.</summary>
    public string[] Files => Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);

    public LogRecorder Log { get; } = new();

    /// <summary>The texts of all pushes that were read from the inbox.</summary>
    public List<string> Taken { get; } = [];

    public HttpClient Client { get; } = new();

    public static Task<IntakeServer> StartAsync(PushInboxOptions? options = null, bool commits = true, params string[] unsigned) =>
        StartAsync(new IntakeServer(options ?? new PushInboxOptions { GatherFor = TimeSpan.Zero }, commits, unsigned, sink: null));

    /// <summary>A server whose pushes go elsewhere than into the inbox.</summary>
    public static Task<IntakeServer> StartAsync(IPushSink sink) => StartAsync(new IntakeServer(new PushInboxOptions(), commits: false, [], sink));

    private static async Task<IntakeServer> StartAsync(IntakeServer server)
    {
        await server.app.StartAsync();
        server.Client.BaseAddress = new Uri(server.app.Urls.Single());
        return server;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string? type = "application/json", params (string Name, string Value)[] headers) =>
        PostAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(body)), type, headers);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content, string? type, params (string Name, string Value)[] headers)
    {
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await committing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Inbox.Fail();
        Client.Dispose();
        await app.DisposeAsync();
        stop.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task CommitAsync()
    {
        await foreach (var block in Inbox.ReadAsync(stop.Token))
        {
            Taken.AddRange(Inboxes.Texts(block));
            await Inboxes.CommitAsync(Inbox, block);
        }
    }
}
