using System.Globalization;

namespace Analytics.Warehouse.Embedded;

/// <summary>How the embedded engine is set up. Its command line is the only place that it is told anything.</summary>
/// <param name="MemoryLimitBytes">The most memory that the engine takes; statements that need more spill to disk or fail.</param>
/// <param name="SyncToDisk">Whether an insert is flushed to the disk itself before it counts as done.</param>
/// <param name="Connections">Statements that run at the same time.</param>
/// <param name="BackupFolder">The folder under which it may write and read backups; null for none.</param>
internal sealed record EngineOptions(long MemoryLimitBytes, bool SyncToDisk, int Connections, string? BackupFolder = null)
{
    public IReadOnlyList<string> Arguments(string folder)
    {
        var sync = SyncToDisk ? 1 : 0;
        return
        [
            "clickhouse",
            $"--path={folder}",

            // Without it the engine reads config.xml in the working directory, which could move its folder.
            "--config-file=",
            Setting("max_server_memory_usage", MemoryLimitBytes),
            Setting("max_memory_usage", MemoryLimitBytes),
            Setting("max_bytes_before_external_group_by", MemoryLimitBytes / 4),
            Setting("max_bytes_before_external_sort", MemoryLimitBytes / 4),
            Setting("mark_cache_size", MemoryLimitBytes / 16),

            // By rows alone, the engine would take in a million of whatever size before it writes the first.
            Setting("max_insert_block_size_bytes", MemoryLimitBytes / 32),
            Setting("min_insert_block_size_bytes", MemoryLimitBytes / 32),

            // An empty section lets the engine find the settings under it.
            "--merge_tree=",
            Setting("merge_tree.fsync_after_insert", sync),
            Setting("merge_tree.fsync_part_directory", sync),

            // What one insert writes goes into one file and not into three per column: a tenth of the waiting for the disk.
            Setting("merge_tree.min_bytes_for_wide_part", 256L << 20),

            // Batches come merged already; to merge them once more costs two thirds of the insert rate.
            Setting("optimize_on_insert", 0),
            "--session_timezone=UTC",
            .. BackupFolder is null ? Array.Empty<string>() : ["--backups.allowed_path=" + BackupFolder],
        ];
    }

    private static string Setting(string name, long value) => $"--{name}={value.ToString(CultureInfo.InvariantCulture)}";
}
