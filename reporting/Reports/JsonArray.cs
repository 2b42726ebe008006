using System.Buffers;

namespace Analytics.Reports;

/// <summary>One JSON array out of JSON objects that stand on a line each, whichever way their bytes are cut.</summary>
internal sealed class JsonArray(Stream destination)
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private bool hasRows;
    private bool isAfterLine;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        buffer.ResetWrittenCount();
        for (var rest = lines.Span; rest.Length > 0;)
        {
            if (!hasRows || isAfterLine)
            {
                buffer.Write(hasRows ? ",\n"u8 : "[\n"u8);
                hasRows = true;
                isAfterLine = false;
            }

            var end = rest.IndexOf((byte)'\n');
            isAfterLine = end >= 0;
            buffer.Write(isAfterLine ? rest[..end] : rest);
            rest = isAfterLine ? rest[(end + 1)..] : [];
        }

        await destination.WriteAsync(buffer.WrittenMemory, cancellation).ConfigureAwait(false);
    }

    public ValueTask EndAsync(CancellationToken cancellation) =>
        destination.WriteAsync(hasRows ? "\n]\n"u8.ToArray() : "[]\n"u8.ToArray(), cancellation);
}
