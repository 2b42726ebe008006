using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Analytics.Web;

/// <summary>The body of an answer that a file is sent by: counts the bytes that the connection took while it stood.</summary>
/// <param name="inner">Sends.</param>
/// <param name="begin">Records that so many bytes from this one on are about to be sent, and gives the record's number.</param>
internal sealed class CountedBody(IHttpResponseBodyFeature inner, Func<long, long, Task<long>> begin) : IHttpResponseBodyFeature
{
    // What is counted at once: of a download that breaks off, the last piece is not counted.
    private const long Piece = 256 << 10;

    /// <summary>The number of the record; null before there is one.</summary>
    public long? Number { get; set; }

    /// <summary>Bytes sent.</summary>
    public long Sent { get; private set; }

    public Stream Stream => inner.Stream;

    public PipeWriter Writer => inner.Writer;

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        var length = count ?? new FileInfo(path).Length - offset;
        Number ??= await begin(offset, length).ConfigureAwait(false);
        for (long done = 0; done < length;)
        {
            var piece = Math.Min(Piece, length - done);
            await inner.SendFileAsync(path, offset + done, piece, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            done += piece;
            Sent += piece;
        }
    }

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();
}
