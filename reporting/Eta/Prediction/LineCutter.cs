using System.Buffers;
using System.IO.Pipelines;

namespace Analytics.Eta;

/// <summary>Cuts what comes in into lines and fills blocks with them. Empty lines count, and are left out.</summary>
internal sealed class LineCutter(PipeReader input)
{
    private long number;
    private bool isOver;

    // The rest of a line that was refused as too long has yet to come.
    private bool isInTooLong;

    /// <summary>Fills a block: up to its end, or with what there is before it would have to wait for more.</summary>
    /// <returns>False when all is read and the block has nothing.</returns>
    public async ValueTask<bool> FillAsync(QuestionBlock block, CancellationToken cancellation)
    {
        while (!isOver)
        {
            if (!input.TryRead(out var read))
            {
                if (block.Count > 0)
                {
                    return true;
                }

                read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            }

            var rest = Cut(read.Buffer, read.IsCompleted, block, out var isFull);
            input.AdvanceTo(rest.Start, isFull ? rest.Start : read.Buffer.End);
            isOver = read.IsCompleted && rest.IsEmpty;
            if (isFull)
            {
                return true;
            }
        }

        return block.Count > 0;
    }

    // Gives back what is not taken yet.
    private ReadOnlySequence<byte> Cut(ReadOnlySequence<byte> buffer, bool isLast, QuestionBlock block, out bool isFull)
    {
        isFull = false;
        while (!buffer.IsEmpty)
        {
            var end = buffer.PositionOf((byte)'\n');
            if (end is null && !isLast)
            {
                return Wait(buffer);
            }

            var line = end is { } found ? buffer.Slice(0, found) : buffer;
            if (!block.HasRoom(line.Length))
            {
                isFull = true;
                return buffer;
            }

            Add(line, block);
            buffer = end is { } after ? buffer.Slice(buffer.GetPosition(1, after)) : buffer.Slice(buffer.End);
        }

        return buffer;
    }

    // Of a line whose end is not here yet, nothing is kept once it is too long.
    private ReadOnlySequence<byte> Wait(ReadOnlySequence<byte> buffer)
    {
        isInTooLong |= buffer.Length > QuestionBlock.LongestLine;
        return isInTooLong ? buffer.Slice(buffer.End) : buffer;
    }

    private void Add(in ReadOnlySequence<byte> line, QuestionBlock block)
    {
        number++;
        if (isInTooLong)
        {
            isInTooLong = false;
            block.AddTooLong(number);
        }
        else if (!IsBlank(line))
        {
            block.Add(line, number);
        }
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (var segment in line)
        {
            if (segment.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
