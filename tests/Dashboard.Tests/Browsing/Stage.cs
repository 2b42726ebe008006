namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>
/// What all tests share: simulated parcels in a data folder, the figures that the command line tells of them, the program that serves
/// them, and a browser that is signed in.
/// </summary>
public sealed class Stage : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Parcels = "4000";

    /// <summary>The instant that the simulation is observed at; reports say so.</summary>
    public const string AsOf = "2026-09-28T00:00:00Z";

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private Cli? cli;
    private Served? served;
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal static bool HasChromium => File.Exists(Chromium);

    internal Cli Cli => cli!;

    internal Served Served => served!;

    internal Figures Figures { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!HasChromium)
        {
            return;
        }

        cli = new Cli();
        await SimulateAsync(cli);
        Figures = await Figures.ReadAsync(cli);
        served = await Served.StartAsync(cli.Data);
        Assertions.SetDefaultExpectTimeout(Visit.LongestWait);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Switches });
        served.Session = await SignInAsync(served.SignInLink);
    }

    /// <summary>A page of a browser of its own that is signed in, in the colours and of the size that are asked for.</summary>
    internal Task<Visit> VisitAsync(BrowserNewContextOptions? options = null) => NewVisitAsync(served?.Origin, served?.Session, options);

    /// <summary>A page of a browser that is not signed in.</summary>
    internal Task<Visit> VisitAsStrangerAsync() => NewVisitAsync(served?.Origin, null, null);

    /// <summary>A page of a browser that is signed in to another server.</summary>
    internal async Task<Visit> VisitOtherAsync(Served other)
    {
        SkipWithoutChromium();
        other.Session ??= await SignInAsync(other.SignInLink);
        return await NewVisitAsync(other.Origin, other.Session, null);
    }

    /// <summary>A page of a browser that is not signed in to another server.</summary>
    internal Task<Visit> VisitSiteAsync(Uri site, BrowserNewContextOptions? options = null) => NewVisitAsync(site.GetLeftPart(UriPartial.Authority), null, options);

    internal static void SkipWithoutChromium() =>
        Assert.SkipUnless(HasChromium, $"The dashboard's tests drive {Chromium}, which is not installed. './analytics test' installs it where it can.");

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (served is not null)
        {
            await served.DisposeAsync();
        }

        cli?.Dispose();
    }

    private static async Task SimulateAsync(Cli cli)
    {
        var pushes = cli.PathOf("pushes");
        (await cli.RunAsync("simulate", "--parcels", Parcels, "--seed", "11", "--out", pushes)).MustBe(0);
        foreach (var format in (string[])["17track", "trackingmore"])
        {
            (await cli.LoadAsync(format, Path.Combine(pushes, $"{format}.jsonl.gz"))).MustBe(0);
        }
    }

    private async Task<string> SignInAsync(string link)
    {
        await using var context = await browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        return await context.StorageStateAsync();
    }

    private async Task<Visit> NewVisitAsync(string? origin, string? state, BrowserNewContextOptions? options)
    {
        SkipWithoutChromium();
        options ??= new() { ViewportSize = new() { Width = 1280, Height = 900 } };
        options.BaseURL = origin;
        options.StorageState = state;
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        return new Visit(context, await context.NewPageAsync(), origin!);
    }
}
