namespace Analytics.Dashboard.Tests.Browsing;

/// <summary>A page in a browser of its own, and all that went wrong in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Milliseconds after which what has not come will not come, on a busy machine too.</summary>
    public const float LongestWait = 45_000;

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page, string origin)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(LongestWait);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"error: {error}");
        context.Request += (_, request) => Note(
            !request.Url.StartsWith(origin + "/", StringComparison.Ordinal) && !request.Url.StartsWith("blob:" + origin + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:image/png", StringComparison.Ordinal),
            $"a request left for {request.Url}");
    }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>Errors and warnings on the console, uncaught errors, breaches of the page's policy, requests to elsewhere.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
            {
                return [.. complaints];
            }
        }
    }

    /// <summary>Opens a page as things stood when the simulation was observed, and waits for its figures.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={Stage.AsOf}");
        await FiguresAsync();
    }

    /// <summary>Waits until nothing is being loaded.</summary>
    public async Task FiguresAsync()
    {
        await Page.Locator("main h1, main h2").First.WaitForAsync();
        await Assertions.Expect(Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
    }

    /// <summary>A card by its id.</summary>
    public ILocator Card(string id) => Page.Locator($"#{id}");

    /// <summary>Shows a card's table in the place of its chart.</summary>
    /// <returns>The table.</returns>
    public async Task<ILocator> TableAsync(string id)
    {
        await Card(id).GetByRole(AriaRole.Button, new() { Name = "Table" }).ClickAsync();
        var table = Card(id).Locator("table");
        await table.WaitForAsync();
        return table;
    }

    /// <summary>The texts of a table's cells, row by row.</summary>
    public static async Task<string[][]> CellsAsync(ILocator table) =>
        await table.EvaluateAsync<string[][]>("table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))");

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Note(bool isWrong, string complaint)
    {
        if (isWrong)
        {
            lock (complaints)
            {
                complaints.Add(complaint);
            }
        }
    }
}
