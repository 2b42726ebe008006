using System.Diagnostics;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Pipeline;

namespace Analytics.Host.Loading;

/// <summary>Loads files into a warehouse: from bytes on disk to cells that reports read.</summary>
internal sealed class FileLoad(CustodyRoom custody, TimeProvider time, PipelineOptions options)
{
    /// <summary>Runs a load. Files that cannot be read are told in the result; everything else is loaded.</summary>
    public async Task<LoadResult> RunAsync(LoadRequest request, FormatSource formats, Warehouse.Warehouse warehouse, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var journal = new WarehouseJournal(warehouse.Loads, [.. request.Files.Select(file => WarehouseJournal.FingerprintOf(file, formats.Identity))]);
        var files = await FilesAsync(request, journal, cancellation).ConfigureAwait(false);

        var log = new FileLog(files, formats.Framing, formats.FormatOf, journal);
        var length = LengthOf(files);
        using var progress = new ProgressLine(time, () => ProgressLine.Bar(length is { } all ? (double)log.BytesRead / all : null, log.PushesRead, "pushes", time.GetElapsedTime(started)));
        var pipeline = new Pipeline.Pipeline(warehouse.ClickHouse, custody.Present(), options);
        var unknown = await pipeline.RunAsync(log, Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), cancellation).ConfigureAwait(false);
        await log.FinishAsync(cancellation).ConfigureAwait(false);

        progress.Say(() => "rebuilding cells ...");
        await warehouse.Cells.RefreshAsync(cancellation).ConfigureAwait(false);
        await warehouse.ScanCells.RefreshAsync(cancellation).ConfigureAwait(false);

        var ends = files.Select((file, index) => new FileResult(file.Path, log.TallyOf(index), file.IsDone, log.Failures.GetValueOrDefault(index))).ToList();
        return new LoadResult(ends, unknown, time.GetElapsedTime(started));
    }

    // Bytes to read, where that can be known: not of standard input, nor of a file that is not there.
    private static long? LengthOf(List<FileToLoad> files) =>
        files.TrueForAll(file => File.Exists(file.Path)) ? Math.Max(1, files.Where(file => !file.IsDone).Sum(file => new FileInfo(file.Path).Length)) : null;

    private static async Task<List<FileToLoad>> FilesAsync(LoadRequest request, WarehouseJournal journal, CancellationToken cancellation)
    {
        var files = new List<FileToLoad>();
        for (var index = 0; index < request.Files.Count; index++)
        {
            var saved = request.Resume ? await journal.ReadAsync(index, cancellation).ConfigureAwait(false) : null;
            files.Add(saved is { } earlier
                ? new FileToLoad(request.Files[index], earlier.Position, earlier.Tally, earlier.IsDone)
                : new FileToLoad(request.Files[index]));
        }

        return files;
    }
}
