using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Http;

// The same cases on a real server, where the environment names one.
public sealed class RealServerQueryTests(RealServerFixture fixture) : QueryCases(fixture), IClassFixture<RealServerFixture>;

public sealed class RealServerParameterTests(RealServerFixture fixture) : ParameterCases(fixture), IClassFixture<RealServerFixture>;

public sealed class RealServerInsertTests(RealServerFixture fixture) : InsertCases(fixture), IClassFixture<RealServerFixture>;

public sealed class RealServerMigrationTests() : MigrationCases(new RealServerFixture());

public sealed class RealServerCellsTests() : CellsCases(new RealServerFixture());

public sealed class RealServerLoadsTests() : LoadsCases(new RealServerFixture());
