namespace Analytics.Warehouse.Http;

/// <summary>The body of a 200, which is data only as far as it does not turn out to end in an error.</summary>
internal sealed class Answer : IDisposable
{
    private const int ReadSize = 256 * 1024;
    private const int LongestError = 1 << 20;

    private readonly HttpResponseMessage response;
    private readonly Stream body;
    private readonly string? tag;
    private readonly byte[] opening;
    private readonly int heldBack;
    private byte[] buffer;
    private int handedOut;
    private int filled;
    private bool isOver;

    private Answer(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        this.body = body;
        tag = response.Headers.TryGetValues(ServerHeaders.ExceptionTag, out var tags) ? tags.First() : null;
        opening = tag is null ? [] : LateError.Opening(tag);
        heldBack = tag is null ? LateError.UntaggedLength : opening.Length;
        buffer = new byte[heldBack + ReadSize];
    }

    private ReadOnlySpan<byte> Tail => buffer.AsSpan(Math.Max(0, filled - heldBack)..filled);

    public static async ValueTask<Answer> OpenAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        new(response, await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));

    /// <summary>The next part of the data, valid until the next call; empty at the end.</summary>
    /// <exception cref="LateErrorException">The answer ends in an error.</exception>
    /// <exception cref="IOException">The answer broke off.</exception>
    /// <exception cref="InvalidDataException">The answer, compressed, broke off.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(IdleTimer idle)
    {
        buffer.AsSpan(handedOut, filled - handedOut).CopyTo(buffer);
        filled -= handedOut;
        handedOut = 0;
        while (!isOver && filled <= heldBack)
        {
            isOver = !await ReadAsync(idle).ConfigureAwait(false);
            if (tag is not null && buffer.AsSpan(0, filled).IndexOf(opening) is var found and >= 0)
            {
                throw new LateErrorException(await ReadErrorAsync(found + opening.Length, idle).ConfigureAwait(false));
            }
        }

        if (isOver && tag is null && LateError.AtEnd(Tail) is { } message)
        {
            throw new LateErrorException(message);
        }

        handedOut = isOver ? filled : filled - heldBack;
        return buffer.AsMemory(0, handedOut);
    }

    public void Dispose() => response.Dispose();

    private async ValueTask<bool> ReadAsync(IdleTimer idle)
    {
        idle.Restart();
        try
        {
            var read = await body.ReadAsync(buffer.AsMemory(filled), idle.Token).ConfigureAwait(false);
            filled += read;
            return read > 0;
        }
        catch (Exception e) when (tag is null && (e is IOException or InvalidDataException) && LateError.Broken(Tail) is { } message)
        {
            throw new LateErrorException(message);
        }
    }

    /// <summary>The rest of the answer, which the server ends by closing the connection in the middle of it.</summary>
    private async ValueTask<string> ReadErrorAsync(int start, IdleTimer idle)
    {
        Array.Resize(ref buffer, Math.Max(buffer.Length, start + LongestError));
        try
        {
            while (filled < buffer.Length && await body.ReadAsync(buffer.AsMemory(filled), idle.Token).ConfigureAwait(false) is var read and > 0)
            {
                filled += read;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return LateError.Message(buffer.AsSpan(start..filled), tag!);
        }

        return LateError.Message(buffer.AsSpan(start..filled), tag!);
    }
}

/// <summary>The server's words for an error that came behind data.</summary>
internal sealed class LateErrorException(string message) : Exception(message);
