using System.Text;

namespace Analytics.Intake.Tests.Files;

/// <summary>A text, then one sign many times over, then another text, without holding them.</summary>
internal sealed class RepeatedStream(string before, char sign, long times, string behind) : Stream
{
    private long at;

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
        if (at < before.Length)
        {
            buffer = buffer[..Math.Min(buffer.Length, before.Length - (int)at)];
            Encoding.ASCII.GetBytes(before.AsSpan((int)at, buffer.Length), buffer);
        }
        else if (at < before.Length + times)
        {
            buffer = buffer[..(int)Math.Min(buffer.Length, before.Length + times - at)];
            buffer.Fill((byte)sign);
        }
        else
        {
            var start = (int)(at - before.Length - times);
            buffer = buffer[..Math.Min(buffer.Length, behind.Length - start)];
            Encoding.ASCII.GetBytes(behind.AsSpan(start, buffer.Length), buffer);
        }

        at += buffer.Length;
        return buffer.Length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
