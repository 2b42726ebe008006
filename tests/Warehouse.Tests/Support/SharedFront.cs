using Analytics.Support.ClickHouseFront;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>The front that the tests of this assembly share, each with a database of its own. Started for the first that needs it.</summary>
public sealed class SharedFront : IAsyncDisposable
{
    private readonly Lazy<Task<FrontProcess>> process = new(() => FrontProcess.StartAsync());

    public Task<FrontProcess> ProcessAsync() => process.Value;

    /// <summary>For a database that is not there yet.</summary>
    public async Task<ServerOptions> OptionsAsync()
    {
        var front = await process.Value;
        return new ServerOptions
        {
            Addresses = [front.Address],
            Database = $"test_{Guid.NewGuid():N}",
            User = FrontProcess.User,
            Password = Secret.FromText(front.Password),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated)
        {
            await (await process.Value).DisposeAsync();
        }
    }
}
