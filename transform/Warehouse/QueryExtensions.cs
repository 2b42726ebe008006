using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Analytics.Warehouse;

/// <summary>Results in handier shapes than chunks of bytes.</summary>
public static class QueryExtensions
{
    /// <summary>Runs a statement for what it does; a result is dropped.</summary>
    public static async ValueTask ExecuteAsync(this IClickHouse clickHouse, Statement statement, CancellationToken cancellation = default)
    {
        await foreach (var _ in clickHouse.QueryAsync(statement, "Null", cancellation).ConfigureAwait(false))
        {
        }
    }

    /// <summary>The whole result in memory.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(
        this IClickHouse clickHouse, Statement statement, string format, CancellationToken cancellation = default)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await foreach (var chunk in clickHouse.QueryAsync(statement, format, cancellation).ConfigureAwait(false))
        {
            bytes.Write(chunk.Span);
        }

        return bytes.WrittenMemory;
    }

    /// <summary>The whole result in memory, as text.</summary>
    public static async ValueTask<string> ReadTextAsync(
        this IClickHouse clickHouse, Statement statement, string format, CancellationToken cancellation = default) =>
        Encoding.UTF8.GetString((await clickHouse.ReadBytesAsync(statement, format, cancellation).ConfigureAwait(false)).Span);

    /// <summary>Writes the result to a stream as it comes in.</summary>
    public static async ValueTask CopyToAsync(
        this IClickHouse clickHouse, Statement statement, string format, Stream destination, CancellationToken cancellation = default)
    {
        await foreach (var chunk in clickHouse.QueryAsync(statement, format, cancellation).ConfigureAwait(false))
        {
            await destination.WriteAsync(chunk, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The rows, each from a JSON object by the names of its columns. 64-bit numbers come as numbers, times as <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public static async IAsyncEnumerable<T> ReadRowsAsync<T>(
        this IClickHouse clickHouse, Statement statement, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var line in clickHouse.ReadLineBytesAsync(statement, "JSONEachRow", cancellation).ConfigureAwait(false))
        {
            yield return JsonSerializer.Deserialize(line.Span, type) ?? throw new JsonException("A row is null.");
        }
    }

    /// <summary>The rows of a result with one column, as text.</summary>
    public static async IAsyncEnumerable<string> ReadLinesAsync(
        this IClickHouse clickHouse, Statement statement, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var line in clickHouse.ReadLineBytesAsync(statement, "TabSeparatedRaw", cancellation).ConfigureAwait(false))
        {
            yield return Encoding.UTF8.GetString(line.Span);
        }
    }

    /// <summary>The one value of a result with one row and one column, which is not NULL.</summary>
    public static async ValueTask<T> ReadScalarAsync<T>(this IClickHouse clickHouse, Statement statement, CancellationToken cancellation = default)
        where T : IParsable<T>
    {
        var text = await clickHouse.ReadTextAsync(statement, "TabSeparatedRaw", cancellation).ConfigureAwait(false);
        return T.Parse(text.EndsWith('\n') ? text[..^1] : text, CultureInfo.InvariantCulture);
    }

    /// <summary>The lines of a result without their ends; a line is valid until the next one is asked for.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLineBytesAsync(
        this IClickHouse clickHouse, Statement statement, string format, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cut = new ArrayBufferWriter<byte>();
        await foreach (var chunk in clickHouse.QueryAsync(statement, format, cancellation).ConfigureAwait(false))
        {
            var rest = chunk;
            for (int end; (end = rest.Span.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                if (cut.WrittenCount == 0)
                {
                    yield return rest[..end];
                    continue;
                }

                cut.Write(rest.Span[..end]);
                yield return cut.WrittenMemory;
                cut.ResetWrittenCount();
            }

            cut.Write(rest.Span);
        }

        if (cut.WrittenCount > 0)
        {
            yield return cut.WrittenMemory;
        }
    }
}
