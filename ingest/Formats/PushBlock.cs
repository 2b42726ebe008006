using System.Buffers;

namespace Analytics.Formats;

/// <summary>Some pushes that were read together, in one pooled buffer.</summary>
public sealed class PushBlock : IDisposable
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly IReadOnlyList<PushBounds> bounds;
    private IMemoryOwner<byte>? owner;

    /// <param name="format">How the pushes speak.</param>
    /// <param name="file">Index of the file they come from.</param>
    /// <param name="owner">The buffer; given back when the block is disposed of.</param>
    /// <param name="length">Bytes of the buffer in use.</param>
    /// <param name="bounds">Where each push lies.</param>
    /// <param name="after">Position in the log right after the block's last push; only the log knows what it means.</param>
    public PushBlock(PushFormat format, int file, IMemoryOwner<byte> owner, int length, IReadOnlyList<PushBounds> bounds, object after)
    {
        Format = format;
        File = file;
        After = after;
        this.owner = owner;
        this.bounds = bounds;
        bytes = owner.Memory[..length];
    }

    public PushFormat Format { get; }

    public int File { get; }

    /// <summary>Position in the log right after the block.</summary>
    public object After { get; }

    /// <summary>Whoever sent these pushes waits to hear how each of them ended: <see cref="PushTally.Each"/>.</summary>
    public bool TellsEach { get; init; }

    /// <summary>Whoever commits the block wants to know every push that was rejected: <see cref="PushTally.RejectedPushes"/>.</summary>
    public bool TellsRejected { get; init; }

    public int Count => bounds.Count;

    /// <summary>Bytes of the buffer in use.</summary>
    public int Length => bytes.Length;

    public Push this[int index]
    {
        get
        {
            ObjectDisposedException.ThrowIf(owner is null, this);
            var at = bounds[index];
            return new Push(bytes.Slice(at.Start, at.Length), new Coordinates(File, at.Line), at.Fault);
        }
    }

    public void Dispose()
    {
        owner?.Dispose();
        owner = null;
    }
}
