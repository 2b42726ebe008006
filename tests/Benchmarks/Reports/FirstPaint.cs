using System.Globalization;
using Microsoft.Playwright;

namespace Analytics.Benchmarks.Reports;

/// <summary>How soon the dashboard's first page is there, in a browser that has kept nothing of it. Milliseconds since it was asked for.</summary>
internal sealed class FirstPaint
{
    public const string Chromium = "/usr/bin/chromium";

    private const int Visits = 5;

    private const string PaintedAt = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime";

    // Asked at every frame, of a page that has its heading as soon as it asks for figures.
    private const string CompleteAt = "() => document.querySelector('main h1') && !document.querySelector('[aria-busy]') && performance.now()";

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Until there is something to see.</summary>
    public Latencies Painted { get; } = new();

    /// <summary>Until every figure is there.</summary>
    public Latencies Complete { get; } = new();

    /// <param name="signInLink">Signs the browser in.</param>
    /// <param name="overview">The page's address.</param>
    public static async Task<FirstPaint> SeeAsync(Uri signInLink, Uri overview, CancellationToken stop)
    {
        using var playwright = await Playwright.CreateAsync().ConfigureAwait(false);
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Switches }).ConfigureAwait(false);
        await using (browser.ConfigureAwait(false))
        {
            var session = await SignInAsync(browser, signInLink).ConfigureAwait(false);
            var seen = new FirstPaint();
            for (var visit = 0; visit < Visits; visit++)
            {
                stop.ThrowIfCancellationRequested();
                // Each of another instant, so that the server has kept no answer either.
                var asOf = SampleJourneys.Now.AddDays(1).AddSeconds(visit);
                var address = string.Create(CultureInfo.InvariantCulture, $"{overview}?as-of={asOf:yyyy-MM-ddTHH:mm:ssZ}");
                await seen.VisitAsync(browser, session, address).ConfigureAwait(false);
            }

            return seen;
        }
    }

    private static async Task<string> SignInAsync(IBrowser browser, Uri link)
    {
        var context = await browser.NewContextAsync().ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var page = await context.NewPageAsync().ConfigureAwait(false);
            await page.GotoAsync(link.AbsoluteUri).ConfigureAwait(false);
            return await context.StorageStateAsync().ConfigureAwait(false);
        }
    }

    private async Task VisitAsync(IBrowser browser, string session, string address)
    {
        // The page's policy forbids scripts from text, which is how the browser is asked for the times.
        var options = new BrowserNewContextOptions { StorageState = session, ViewportSize = new() { Width = 1280, Height = 900 }, BypassCSP = true };
        var context = await browser.NewContextAsync(options).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var page = await context.NewPageAsync().ConfigureAwait(false);
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit }).ConfigureAwait(false);
            var complete = await page.WaitForFunctionAsync(CompleteAt).ConfigureAwait(false);
            Complete.Add(TimeSpan.FromMilliseconds(await complete.JsonValueAsync<double>().ConfigureAwait(false)));
            Painted.Add(TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>(PaintedAt).ConfigureAwait(false)));
        }
    }
}
