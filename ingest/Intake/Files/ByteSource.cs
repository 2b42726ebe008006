using System.IO.Compression;

namespace Analytics.Intake.Files;

/// <summary>
/// The bytes of a file, decompressed when they begin as gzip does (RFC 1952), whatever the file's name. A failure is told
/// as a value, so that what was read before it can still be used.
/// </summary>
internal sealed class ByteSource : IDisposable
{
    private const string CutOff = "the compressed data ends too early. The file was cut off: copy or fetch it again, then --resume.";
    private const string Damaged = "the compressed data is damaged. Copy or fetch the file again, then --resume.";
    private const string GarbageBehind = "bytes that are not gzip follow the compressed data. Remove them, or write the file again.";
    private const string ReadFailed = "the disk or the connection failed while reading. Try again with --resume.";

    // GZipStream takes a file that was cut off for a complete one. So a gzip member of our own is put behind the file: its
    // text comes out, and alone, exactly when everything before it was whole.
    private static readonly byte[] WholeMark = "end of the file!"u8.ToArray();
    private static readonly byte[] MarkMember = Compress(WholeMark);

    private readonly CountedStream counted;
    private readonly GZipStream? gzip;
    private readonly long? length;
    private readonly bool canSeek;

    private ByteSource(Stream file, ReadOnlyMemory<byte> head)
    {
        var isGzip = head.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        canSeek = file.CanSeek && !isGzip;
        length = file.CanSeek ? file.Length : null;
        counted = new CountedStream(file, head, isGzip ? MarkMember : default);
        gzip = isGzip ? new GZipStream(counted, CompressionMode.Decompress) : null;
    }

    public FileProgress Progress => new(counted.Taken, length);

    /// <summary>Takes over the stream.</summary>
    public static ByteSource Open(Stream file)
    {
        var head = new byte[2];
        return new ByteSource(file, head.AsMemory(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }

    /// <summary>The same for a stream that must not block.</summary>
    public static async ValueTask<ByteSource> OpenAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[2];
        return new ByteSource(stream, head.AsMemory(0, await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false)));
    }

    /// <summary>Reads some bytes without blocking; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">The compressed data is cut off or damaged.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (gzip is null)
        {
            return await counted.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }

        var count = await gzip.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        var failure = FailureAfter(gzip, buffer.Span, ref count);
        return failure is null ? count : throw new InvalidDataException(failure);
    }

    /// <summary>Reads some bytes; 0 at the end, with the reason in <paramref name="failure"/> when that came too early.</summary>
    public int Read(Span<byte> buffer, out string? failure)
    {
        failure = null;
        try
        {
            return gzip is null ? counted.Read(buffer) : ReadCompressed(gzip, buffer, out failure);
        }
        catch (InvalidDataException)
        {
            failure = counted.InTrailer ? CutOff : Damaged;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = ReadFailed;
        }

        return 0;
    }

    /// <summary>Goes to an offset without reading what lies before it, where the file allows that.</summary>
    public bool TryGoTo(long offset)
    {
        if (!canSeek || offset > length)
        {
            return false;
        }

        counted.GoTo(offset);
        return true;
    }

    public void Dispose()
    {
        gzip?.Dispose();
        counted.Dispose();
    }

    private int ReadCompressed(GZipStream from, Span<byte> buffer, out string? failure)
    {
        var count = from.Read(buffer);
        failure = FailureAfter(from, buffer, ref count);
        return count;
    }

    // Behind the file's end stands the mark, and nothing of that is the file's.
    private string? FailureAfter(GZipStream from, Span<byte> buffer, ref int count)
    {
        if (!counted.InTrailer)
        {
            return count == 0 ? GarbageBehind : null;
        }

        var read = count;
        count = 0;
        return CheckMark(from, buffer, read);
    }

    private static string? CheckMark(GZipStream from, Span<byte> buffer, int count)
    {
        var matched = 0;
        for (; count > 0; count = from.Read(buffer))
        {
            if (!WholeMark.AsSpan(matched).StartsWith(buffer[..count]))
            {
                return CutOff;
            }

            matched += count;
        }

        return matched == WholeMark.Length ? null : CutOff;
    }

    private static byte[] Compress(byte[] text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal))
        {
            gzip.Write(text);
        }

        return to.ToArray();
    }
}
