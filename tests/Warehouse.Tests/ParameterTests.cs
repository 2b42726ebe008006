using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class ParameterTests(WarehouseFixture fixture) : ParameterCases(fixture), IClassFixture<WarehouseFixture>;
