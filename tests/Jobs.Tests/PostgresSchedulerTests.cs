using Analytics.Jobs.Tests.Support;
using Analytics.Support.Postgres;

namespace Analytics.Jobs.Tests;

public sealed class PostgresSchedulerTests(SharedPostgres postgres) : SchedulerCases
{
    protected override Task<Place> NewPlaceAsync() => Place.InPostgresAsync(postgres);
}
