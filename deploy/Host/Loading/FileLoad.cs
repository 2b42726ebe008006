using System.Diagnostics;
using Analytics.Custody;
using Analytics.Formats;
using Analytics.Formats.Mapped;
using Analytics.Intake.Files;
using Analytics.Pipeline;

namespace Analytics.Host.Loading;

/// <summary>Loads files into a warehouse: from bytes on disk to cells that reports read.</summary>
internal sealed class FileLoad(DataFolder folder, TimeProvider time, PipelineOptions options)
{
    /// <summary>Runs a load. Files that cannot be read are told in the result; everything else is loaded.</summary>
    /// <exception cref="UsageException">The request is wrong; nothing was done.</exception>
    public async Task<LoadResult> RunAsync(LoadRequest request, Warehouse.Warehouse warehouse, ILoadProgress progress, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var formats = FormatSource.Of(request, FieldPolicy.BuiltIn);
        var journal = new WarehouseJournal(warehouse.Loads, [.. request.Files.Select(file => WarehouseJournal.FingerprintOf(file, formats.Identity))]);
        var files = await FilesAsync(request, journal, cancellation).ConfigureAwait(false);

        var log = new FileLog([.. files.Select(file => file.File)], formats.Framing, formats.FormatOf, journal);
        progress.Start(log);
        var pipeline = new Pipeline.Pipeline(warehouse.ClickHouse, folder.Keys(time).Current(), options);
        var unknown = await pipeline.RunAsync(log, Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), cancellation).ConfigureAwait(false);
        await log.FinishAsync(cancellation).ConfigureAwait(false);

        progress.Refresh();
        await warehouse.Cells.RefreshAsync(cancellation).ConfigureAwait(false);
        progress.Stop();

        var ends = files.Select((file, index) => new FileResult(file.File.Path, log.TallyOf(index), file.IsDone, log.Failures.GetValueOrDefault(index))).ToList();
        return new LoadResult(ends, unknown, time.GetElapsedTime(started));
    }

    private static async Task<List<(FileToLoad File, bool IsDone)>> FilesAsync(LoadRequest request, WarehouseJournal journal, CancellationToken cancellation)
    {
        var files = new List<(FileToLoad, bool)>();
        for (var index = 0; index < request.Files.Count; index++)
        {
            var saved = request.Resume ? await journal.ReadAsync(index, cancellation).ConfigureAwait(false) : null;
            files.Add(saved is { } earlier
                ? (new FileToLoad(request.Files[index], earlier.Position, earlier.Tally, earlier.IsDone), earlier.IsDone)
                : (new FileToLoad(request.Files[index], null, new PushTally(), IsDone: false), false));
        }

        return files;
    }
}
