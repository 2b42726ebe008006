namespace Analytics.Releases;

/// <summary>A file that is whole or not there: written as <c>*.part</c>, flushed to the disk, and renamed.</summary>
internal static class WholeFile
{
    public const string Unfinished = ".part";

    /// <param name="folder">Where.</param>
    /// <param name="name">The name that it gets once it is whole; one that is there is replaced.</param>
    /// <param name="rows">What its entry says of rows.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task<FileEntry> WriteAsync(string folder, string name, long? rows, Func<Stream, Task> write)
    {
        var path = Path.Combine(folder, name);
        try
        {
            FileEntry entry;
            var file = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write);
            await using (file.ConfigureAwait(false))
            {
                var hashing = new HashingStream(file);
                await using (hashing.ConfigureAwait(false))
                {
                    await write(hashing).ConfigureAwait(false);
                    entry = new FileEntry(name, hashing.Length, hashing.Sha256, rows);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(path + Unfinished, path, overwrite: true);
            return entry;
        }
        catch
        {
            File.Delete(path + Unfinished);
            throw;
        }
    }

    public static Task<FileEntry> WriteAsync(string folder, string name, byte[] bytes) =>
        WriteAsync(folder, name, null, file => file.WriteAsync(bytes).AsTask());
}
