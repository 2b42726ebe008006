using Analytics.Warehouse.Embedded;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Cluster;

/// <summary>A warehouse whose tables were made by the files for a cluster before the program came: one shard, which is this process.</summary>
public sealed class ClusterFixture : WarehouseFixture
{
    private protected override async ValueTask<Warehouse?> OpenAsync()
    {
        await using (var engine = await EngineThread.Run(() => EmbeddedClickHouse.Open(Folder.Path, new EngineOptions(MemoryLimitBytes: 1L << 32, SyncToDisk: false, Connections: 1))))
        {
            foreach (var statement in ClusterFiles.Creating)
            {
                await engine.ExecuteAsync(new Statement(ClusterFiles.InProcess(statement, "default")));
            }
        }

        return await base.OpenAsync();
    }
}
