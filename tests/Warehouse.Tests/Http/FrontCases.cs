using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

// What holds of the embedded engine holds over HTTP: the same cases, by way of the front.
public sealed class FrontQueryTests(FrontFixture fixture) : QueryCases(fixture), IClassFixture<FrontFixture>;

public sealed class FrontParameterTests(FrontFixture fixture) : ParameterCases(fixture), IClassFixture<FrontFixture>;

public sealed class FrontInsertTests(FrontFixture fixture) : InsertCases(fixture), IClassFixture<FrontFixture>;

public sealed class FrontMigrationTests(SharedFront front) : MigrationCases(new FrontFixture(front));
