using System.IO.Compression;
using System.Net;
using System.Runtime.ExceptionServices;

namespace Analytics.Warehouse.Http;

/// <summary>The rows of an insert, written as they are taken from their source and never held as a whole.</summary>
internal sealed class RowBinaryContent : HttpContent
{
    private readonly IEnumerable<ReadOnlyMemory<byte>> rows;
    private readonly bool compress;
    private readonly IdleTimer idle;
    private ExceptionDispatchInfo? sourceFailure;

    public RowBinaryContent(IEnumerable<ReadOnlyMemory<byte>> rows, bool compress, IdleTimer idle)
    {
        this.rows = rows;
        this.compress = compress;
        this.idle = idle;
        Headers.ContentType = new("application/octet-stream");
        if (compress)
        {
            Headers.ContentEncoding.Add("gzip");
        }
    }

    /// <summary>Throws what the source of the rows has thrown, if that is why the request failed.</summary>
    public void ThrowIfSourceFailed() => sourceFailure?.Throw();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!compress)
        {
            await WriteRowsAsync(stream, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Disposed on success alone: its last bytes would make a broken insert a whole one.
        var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await WriteRowsAsync(gzip, cancellationToken).ConfigureAwait(false);
        await gzip.DisposeAsync().ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task WriteRowsAsync(Stream stream, CancellationToken cancellation)
    {
        using var source = rows.GetEnumerator();
        while (Next(source))
        {
            cancellation.ThrowIfCancellationRequested();
            idle.Restart();
            await stream.WriteAsync(source.Current, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        idle.Restart();
    }

    private bool Next(IEnumerator<ReadOnlyMemory<byte>> source)
    {
        // However long the source takes, it is not the server that is idle.
        idle.Stop();
        try
        {
            return source.MoveNext();
        }
        catch (Exception e)
        {
            sourceFailure = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }
}
