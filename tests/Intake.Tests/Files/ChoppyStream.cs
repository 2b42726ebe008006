namespace Analytics.Intake.Tests.Files;

/// <summary>Bytes that come in reads of given sizes, over and over; it cannot seek, as a pipe cannot.</summary>
internal sealed class ChoppyStream(byte[] bytes, IReadOnlyList<int> sizes, Exception? thenThrow = null) : Stream
{
    private int at;
    private int turn;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var size = Math.Min(Math.Min(count, bytes.Length - at), Math.Max(1, sizes[turn++ % sizes.Count]));
        if (size == 0 && thenThrow is not null)
        {
            throw thenThrow;
        }

        bytes.AsSpan(at, size).CopyTo(buffer.AsSpan(offset));
        at += size;
        return size;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
