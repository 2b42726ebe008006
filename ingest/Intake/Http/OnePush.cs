using Analytics.Formats;
using Analytics.Intake.Files;
using Microsoft.AspNetCore.Http;

namespace Analytics.Intake.Http;

/// <summary>Reads the body of a request as one push.</summary>
internal static class OnePush
{
    private const int FirstBytes = 1 << 16;

    /// <summary>The whole body; null when it is longer than a push may be.</summary>
    public static async ValueTask<PooledBuffer?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > FormatLimits.MaxPushBytes)
        {
            return null;
        }

        // One byte more than is announced, so that the end shows without another buffer.
        var body = new PooledBuffer((int)(request.ContentLength + 1 ?? FirstBytes));
        try
        {
            while (await request.Body.ReadAsync(body.Free, cancellation).ConfigureAwait(false) is var count and > 0)
            {
                body.Add(count);
                if (body.Length > FormatLimits.MaxPushBytes)
                {
                    body.Dispose();
                    return null;
                }

                if (body.IsFull)
                {
                    body.Grow();
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The body as a block of one push, which takes the buffer over.</summary>
    public static PushBlock ToBlock(PooledBuffer body, PushFormat format) => new(format, 0, body, body.Length, [new PushBounds(0, body.Length, 1)], after: 0);
}
