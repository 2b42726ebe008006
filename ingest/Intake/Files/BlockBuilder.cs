using System.Buffers;
using Analytics.Formats;

namespace Analytics.Intake.Files;

/// <summary>
/// Gathers where pushes lie in a buffer, and then owns that buffer for the block that is built. Both arrays are pooled.
/// </summary>
internal sealed class BlockBuilder : IMemoryOwner<byte>
{
    private byte[] bytes = [];
    private PushBounds[] bounds = ArrayPool<PushBounds>.Shared.Rent(4096);

    public int Count { get; private set; }

    public Memory<byte> Memory => bytes;

    public void Add(int start, int length, long line) => Add(new PushBounds(start, length, line));

    /// <summary>A push that is longer than may be held.</summary>
    public void AddTooLarge(long line) => Add(new PushBounds(0, 0, line, RejectionReason.TooLarge));

    /// <summary>A block over a buffer, which it takes over.</summary>
    public PushBlock Build(byte[] pooled, PushFormat format, int file, object after, bool tellsEach = false)
    {
        bytes = pooled;
        return new PushBlock(format, file, this, pooled.Length, new ArraySegment<PushBounds>(bounds, 0, Count), after) { TellsEach = tellsEach };
    }

    public void Dispose()
    {
        if (bounds.Length > 0)
        {
            ArrayPool<PushBounds>.Shared.Return(bounds);
        }

        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        (bounds, bytes) = ([], []);
    }

    public void Add(PushBounds push)
    {
        if (Count == bounds.Length)
        {
            var more = ArrayPool<PushBounds>.Shared.Rent(bounds.Length * 2);
            bounds.CopyTo(more, 0);
            ArrayPool<PushBounds>.Shared.Return(bounds);
            bounds = more;
        }

        bounds[Count++] = push;
    }
}
