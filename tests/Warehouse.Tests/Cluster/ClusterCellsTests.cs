namespace Analytics.Warehouse.Tests.Cluster;

/// <summary>The program's own statements find the tables of a cluster, and its rebuilding of cells works over them.</summary>
public sealed class ClusterCellsTests() : CellsCases(new ClusterFixture());
