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
    private readonly SemaphoreSlim sending = new(1);
    private ExceptionDispatchInfo? sourceFailure;
    private volatile bool isStopped;

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

    /// <summary>
    /// After a request that failed: waits until the rows are left alone, for their owner is about to use them otherwise. Throws what their
    /// source has thrown, if that is why.
    /// </summary>
    public async Task StopAsync()
    {
        isStopped = true;
        await sending.WaitAsync().ConfigureAwait(false);
        sending.Release();
        sourceFailure?.Throw();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await (compress ? WriteCompressedAsync(stream, cancellationToken) : WriteRowsAsync(stream, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        sending.Dispose();
        base.Dispose(disposing);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task WriteCompressedAsync(Stream stream, CancellationToken cancellation)
    {
        // Disposed on success alone: its last bytes would make a broken insert a whole one.
        var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await WriteRowsAsync(gzip, cancellation).ConfigureAwait(false);
        await gzip.DisposeAsync().ConfigureAwait(false);
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
        if (isStopped)
        {
            throw new OperationCanceledException();
        }

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
