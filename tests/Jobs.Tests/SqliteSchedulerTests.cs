using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests;

public sealed class SqliteSchedulerTests : SchedulerCases
{
    protected override Task<Place> NewPlaceAsync() => Task.FromResult(Place.InFolder());
}
