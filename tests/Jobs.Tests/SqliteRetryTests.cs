using Analytics.Jobs.Tests.Support;

namespace Analytics.Jobs.Tests;

public sealed class SqliteRetryTests : RetryCases
{
    protected override Task<Place> NewPlaceAsync() => Task.FromResult(Place.InFolder());
}
