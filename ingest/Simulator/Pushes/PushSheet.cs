using System.IO.Compression;

namespace Analytics.Simulator;

/// <summary>
/// The pushes of one block in one format, as a gzip member of its own: a gzip file may hold many, so that blocks can be packed
/// at the same time and still make the same file.
/// </summary>
internal sealed class PushSheet(IPushWriter writer) : IDisposable
{
    private const int FlushAt = 48 * 1024;

    private readonly Utf8Pen pen = new();
    private readonly MemoryStream packed = new();
    private GZipStream? gzip;

    public long Pushes { get; private set; }

    public long Bytes { get; private set; }

    public ReadOnlyMemory<byte> Packed => packed.GetBuffer().AsMemory(0, (int)packed.Length);

    public void Start()
    {
        packed.SetLength(0);
        (Pushes, Bytes) = (0, 0);
    }

    public void Add(Parcel parcel, int snapshot)
    {
        writer.Write(pen, parcel, snapshot);
        Pushes++;
        if (pen.Written.Length >= FlushAt)
        {
            Flush();
        }
    }

    public void Finish()
    {
        Flush();
        gzip?.Dispose();
        gzip = null;
    }

    public void Dispose()
    {
        gzip?.Dispose();
        packed.Dispose();
    }

    private void Flush()
    {
        if (pen.Written.IsEmpty)
        {
            return;
        }

        gzip ??= new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(pen.Written.Span);
        Bytes += pen.Written.Length;
        pen.Clear();
    }
}
