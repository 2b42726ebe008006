namespace Analytics.Intake.Files;

/// <summary>
/// A file's bytes with a head that was looked at already, a count of what was taken, and, once the file ends, bytes of our
/// own behind it.
/// </summary>
internal sealed class CountedStream(Stream file, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> trailer) : Stream
{
    private ReadOnlyMemory<byte> head = head;
    private ReadOnlyMemory<byte> trailer = trailer;
    private long taken;

    /// <summary>Bytes taken from the file; safe to ask from another thread.</summary>
    public long Taken => Volatile.Read(ref taken);

    /// <summary>The file has ended and the trailer's first byte has been handed out.</summary>
    public bool InTrailer { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = TakeFrom(ref head, buffer);
        if (count == 0 && !InTrailer)
        {
            count = file.Read(buffer);
        }

        return Count(count, buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = TakeFrom(ref head, buffer.Span);
        if (count == 0 && !InTrailer)
        {
            count = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        return Count(count, buffer.Span);
    }

    /// <summary>Goes to a place in a file that can seek.</summary>
    public void GoTo(long offset)
    {
        head = default;
        file.Position = offset;
        Volatile.Write(ref taken, offset);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int count, Span<byte> buffer)
    {
        if (count > 0)
        {
            Volatile.Write(ref taken, taken + count);
            return count;
        }

        InTrailer |= trailer.Length > 0 && buffer.Length > 0;
        return TakeFrom(ref trailer, buffer);
    }

    private static int TakeFrom(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes.Span[..count].CopyTo(buffer);
        bytes = bytes[count..];
        return count;
    }
}
