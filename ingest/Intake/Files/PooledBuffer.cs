using System.Buffers;

namespace Analytics.Intake.Files;

/// <summary>Bytes that are read at one end and taken away at the other, in a pooled array.</summary>
internal sealed class PooledBuffer(int size) : IMemoryOwner<byte>
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>Bytes in use.</summary>
    public int Length { get; private set; }

    public Memory<byte> Memory => bytes;

    public bool IsFull => Length == bytes.Length;

    public ReadOnlySpan<byte> Used => bytes.AsSpan(0, Length);

    /// <summary>Where more can be written; <see cref="Add"/> tells how much was.</summary>
    public Memory<byte> Free => bytes.AsMemory(Length);

    public void Add(int count) => Length += count;

    public void Clear() => Length = 0;

    public void DropFirst(int count)
    {
        bytes.AsSpan(count, Length - count).CopyTo(bytes);
        Length -= count;
    }

    /// <summary>Gives the array away; what stands behind the first bytes moves to an array of its own.</summary>
    public byte[] HandOver(int done)
    {
        var (full, left) = (bytes, Length - done);
        bytes = ArrayPool<byte>.Shared.Rent(Math.Max(size, left * 2));
        full.AsSpan(done, left).CopyTo(bytes);
        Length = left;
        return full;
    }

    public void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    public void Dispose()
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            (bytes, Length) = ([], 0);
        }
    }
}
