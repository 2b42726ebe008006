using Analytics.Control.Tests.Support;

namespace Analytics.Control.Tests;

public sealed class SqliteVersionTests : VersionCases
{
    protected override Task<Place> NewPlaceAsync() => Task.FromResult(Place.InFolder());
}
