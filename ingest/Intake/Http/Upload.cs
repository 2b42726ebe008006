using Analytics.Formats;
using Analytics.Intake.Files;

namespace Analytics.Intake.Http;

/// <summary>Reads the body of a request as many pushes, in blocks, however long it is. Memory is bounded: a block, or the longest push.</summary>
internal sealed class Upload : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly PushFormat format;
    private readonly ByteSource body;
    private readonly PooledBuffer buffer = new(BlockBytes);
    private readonly JsonFramer framer;
    private bool ended;

    private Upload(ByteSource body, IntakeSource source)
    {
        format = source.Format;
        this.body = body;
        framer = new JsonFramer(line: 1, source.Framing.SplitsArrays, inList: false);
    }

    /// <summary>Begins to read a body, plain or compressed by gzip, which its first bytes tell.</summary>
    public static async ValueTask<Upload> OpenAsync(Stream body, IntakeSource source, CancellationToken cancellation) =>
        new(await ByteSource.OpenAsync(body, cancellation).ConfigureAwait(false), source);

    /// <summary>The next block with at least one push; null at the end.</summary>
    /// <exception cref="InvalidDataException">The compressed data is cut off or damaged.</exception>
    public async ValueTask<PushBlock?> NextAsync(CancellationToken cancellation)
    {
        var block = new BlockBuilder();
        try
        {
            while (true)
            {
                await FillAsync(cancellation).ConfigureAwait(false);
                var done = framer.Frame(buffer.Used, ended, block);
                if (block.Count > 0)
                {
                    return block.Build(buffer.HandOver(done), format, file: 0, after: 0);
                }

                buffer.DropFirst(done);
                if (ended)
                {
                    block.Dispose();
                    return null;
                }

                if (buffer.IsFull)
                {
                    buffer.Grow();
                }
            }
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        buffer.Dispose();
        body.Dispose();
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        while (!ended && !buffer.IsFull)
        {
            var count = await body.ReadAsync(buffer.Free, cancellation).ConfigureAwait(false);
            buffer.Add(count);
            ended = count == 0;
        }
    }
}
