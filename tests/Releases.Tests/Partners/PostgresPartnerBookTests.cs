using Analytics.Control;
using Analytics.Support.Postgres;

namespace Analytics.Releases.Tests;

public sealed class PostgresPartnerBookTests(SharedPostgres postgres) : PartnerBookCases, IClassFixture<SharedPostgres>, IAsyncLifetime
{
    private PostgresDatabase? place;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (place is not null)
        {
            await place.DisposeAsync();
        }
    }

    protected override async Task<ControlOptions> NewControlAsync()
    {
        Assert.SkipUnless(SharedPostgres.IsThere, SharedPostgres.Absent);
        place = await postgres.NewDatabaseAsync();
        return new ControlOptions { Connection = place.Connection, Password = ControlPassword.FromText(place.Password) };
    }
}
