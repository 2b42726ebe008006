namespace Analytics.Formats;

/// <summary>
/// Some pushes that were read together. They are the reader's until the block is disposed of; what its log needs to know
/// for a commit stays readable.
/// </summary>
public abstract class PushBlock : IDisposable
{
    /// <summary>How the pushes speak.</summary>
    public abstract PushFormat Format { get; }

    public abstract int Count { get; }

    public abstract Push this[int index] { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
