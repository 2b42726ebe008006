using Analytics.Formats;
using Analytics.Formats.Mapped;

namespace Analytics.Intake.Files;

/// <summary>
/// A file, or standard input, as a sequence of blocks of pushes. Plain or gzip, told apart by the first bytes. Memory is
/// bounded: about a block, or the longest push that is allowed. Not thread-safe, but for <see cref="Progress"/>.
/// </summary>
public sealed class PushFile : IDisposable
{
    private const int BlockBytes = 1 << 20;
    private const string OpenList = "the list is not closed. The file was cut off: copy or fetch it again.";
    private readonly string name;
    private readonly int index;
    private readonly ByteSource source;
    private readonly PooledBuffer buffer;
    private IFramer framer = null!;
    private bool ended;
    private string? failure;
    private FilePosition position;

    private PushFile(string name, int index, ByteSource source, int blockBytes)
    {
        (this.name, this.index, this.source) = (name, index, source);
        buffer = new PooledBuffer(blockBytes);
    }

    /// <summary>How the file is cut into pushes.</summary>
    public PushFraming Framing { get; private set; } = PushFraming.JsonMessages;

    /// <summary>Names of the columns of delimited text, trimmed; else empty.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>How far the file is read; safe to ask from another thread.</summary>
    public FileProgress Progress => source.Progress;

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="framing">How pushes stand in it; null to tell from its first bytes.</param>
    /// <param name="from">Where to go on; null for the start.</param>
    /// <param name="index">Index of the file within the load, for <see cref="Coordinates"/>.</param>
    /// <exception cref="FileRefusedException">The file cannot be read at all.</exception>
    /// <exception cref="FileUnreadableException">Its very beginning is damaged.</exception>
    public static PushFile Open(string path, PushFraming? framing, FilePosition? from = null, int index = 0) =>
        Open(FileOpening.Open(path), path == "-" ? "standard input" : path, framing, from, index, BlockBytes);

    internal static PushFile Open(Stream stream, string name, PushFraming? framing, FilePosition? from, int index, int blockBytes)
    {
        var file = new PushFile(name, index, ByteSource.Open(stream), blockBytes);
        try
        {
            file.Begin(framing, from ?? FilePosition.Start);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The next block with at least one push; null at the end. <see cref="PushBlock.After"/> is a <see cref="FilePosition"/>.
    /// </summary>
    /// <param name="format">How the pushes are to be read.</param>
    /// <param name="cancel">Stops between two reads of the file.</param>
    /// <exception cref="FileUnreadableException">Reading broke off. All whole pushes before that have been returned.</exception>
    public PushBlock? Next(PushFormat format, CancellationToken cancel)
    {
        var block = new BlockBuilder();
        while (true)
        {
            Fill(cancel);
            var done = framer.Frame(buffer.Used, ended && failure is null, block);
            position = new FilePosition(position.Offset + done, framer.Line, position.Pushes + block.Count, framer.InList);
            if (block.Count > 0)
            {
                return block.Build(buffer.HandOver(done), format, index, position);
            }

            buffer.DropFirst(done);
            if (ended)
            {
                block.Dispose();
                return (failure ?? (framer.InList ? OpenList : null)) is { } reason ? throw new FileUnreadableException(name, framer.Line, reason) : null;
            }

            if (buffer.IsFull)
            {
                buffer.Grow();
            }
        }
    }

    public void Dispose()
    {
        source.Dispose();
        buffer.Dispose();
    }

    private void Begin(PushFraming? framing, FilePosition from)
    {
        Fill(CancellationToken.None);
        var head = buffer.Used;
        if (head.IsEmpty)
        {
            throw Refuse(FileRefusal.Empty);
        }

        FileOpening.CheckIsText(name, head);
        Framing = framing ?? PushFraming.Guess(head);
        if (Framing.Delimiter is { } delimiter)
        {
            var header = DelimitedFramer.HeaderLength(head, delimiter, ended && failure is null);
            Columns = header > 0 ? DelimitedText.Columns(head[..header], delimiter) : throw Refuse(FileRefusal.NoHeader);
            var behind = new FilePosition(header, 1 + head[..header].Count((byte)'\n'), 0);
            GoTo(from.Offset > header ? from : behind);
            framer = new DelimitedFramer(delimiter, position.Line);
        }
        else
        {
            GoTo(from);
            framer = new JsonFramer(from.Line, Framing.SplitsArrays, from.InList);
        }
    }

    private IOException Refuse(FileRefusal why) =>
        failure is null ? new FileRefusedException(name, why) : new FileUnreadableException(name, 1, failure);

    // The buffer holds the first bytes of the file.
    private void GoTo(FilePosition to)
    {
        position = to;
        if (to.Offset > buffer.Length && source.TryGoTo(to.Offset))
        {
            buffer.Clear();
            return;
        }

        for (var left = to.Offset; left > 0;)
        {
            var here = (int)Math.Min(left, buffer.Length);
            left -= here;
            buffer.DropFirst(here);
            Fill(CancellationToken.None);
            if (left > 0 && buffer.Length == 0)
            {
                throw failure is null
                    ? new FileRefusedException(name, FileRefusal.Changed)
                    : new FileUnreadableException(name, to.Line, failure);
            }
        }
    }

    private void Fill(CancellationToken cancel)
    {
        while (!ended && !buffer.IsFull)
        {
            cancel.ThrowIfCancellationRequested();
            var count = source.Read(buffer.Free.Span, out failure);
            buffer.Add(count);
            ended = count == 0;
        }
    }
}
