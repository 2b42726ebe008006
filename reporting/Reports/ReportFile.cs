namespace Analytics.Reports;

/// <summary>A report as a file that is whole or not there.</summary>
public static class ReportFile
{
    /// <summary>Runs the report into a new file beside the path, which takes the place of the path once it is whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <inheritdoc cref="ReportRunner.RunAsync" path="/exception"/>
    public static async Task WriteAsync(ReportRunner runner, ReportRequest request, string path, CancellationToken cancellation = default)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write);
            await using (file.ConfigureAwait(false))
            {
                await runner.RunAsync(request, file, cancellation).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
