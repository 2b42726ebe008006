using Analytics.Jobs.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests;

public sealed class PostgresRetryTests(SharedPostgres postgres) : RetryCases
{
    protected override Task<Place> NewPlaceAsync() => Place.InPostgresAsync(postgres);
}
