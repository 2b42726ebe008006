using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

public sealed class CellsTests() : CellsCases(new WarehouseFixture());
