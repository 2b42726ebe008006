using System.Buffers;
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
    private readonly int blockBytes;
    private readonly ByteSource source;
    private IFramer framer = null!;
    private byte[] buffer;
    private int used;
    private bool ended;
    private string? failure;
    private FilePosition position;

    private PushFile(string name, int index, ByteSource source, int blockBytes)
    {
        (this.name, this.index, this.source, this.blockBytes) = (name, index, source, blockBytes);
        buffer = ArrayPool<byte>.Shared.Rent(blockBytes);
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
            var done = framer.Frame(buffer.AsSpan(0, used), ended && failure is null, block);
            position = new FilePosition(position.Offset + done, framer.Line, position.Pushes + block.Count, framer.InList);
            if (block.Count > 0)
            {
                return block.Build(HandOver(done), format, index, position);
            }

            DropFirst(done);
            if (ended)
            {
                block.Dispose();
                return (failure ?? (framer.InList ? OpenList : null)) is { } reason ? throw new FileUnreadableException(name, framer.Line, reason) : null;
            }

            GrowWhenFull();
        }
    }

    public void Dispose()
    {
        source.Dispose();
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }

    private void Begin(PushFraming? framing, FilePosition from)
    {
        Fill(CancellationToken.None);
        var head = buffer.AsSpan(0, used);
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
        if (to.Offset > used && source.TryGoTo(to.Offset))
        {
            used = 0;
            return;
        }

        for (var left = to.Offset; left > 0;)
        {
            var here = (int)Math.Min(left, used);
            left -= here;
            DropFirst(here);
            Fill(CancellationToken.None);
            if (left > 0 && used == 0)
            {
                throw failure is null
                    ? new FileRefusedException(name, FileRefusal.Changed)
                    : new FileUnreadableException(name, to.Line, failure);
            }
        }
    }

    private void Fill(CancellationToken cancel)
    {
        while (!ended && used < buffer.Length)
        {
            cancel.ThrowIfCancellationRequested();
            var count = source.Read(buffer.AsSpan(used), out failure);
            used += count;
            ended = count == 0;
        }
    }

    // What is not done with moves to a buffer of its own.
    private byte[] HandOver(int done)
    {
        var (full, left) = (buffer, used - done);
        buffer = ArrayPool<byte>.Shared.Rent(Math.Max(blockBytes, left * 2));
        full.AsSpan(done, left).CopyTo(buffer);
        used = left;
        return full;
    }

    private void GrowWhenFull()
    {
        if (used == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(used * 2);
            buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }

    private void DropFirst(int count)
    {
        buffer.AsSpan(count, used - count).CopyTo(buffer);
        used -= count;
    }
}
