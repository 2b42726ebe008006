using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Analytics.Intake.Http;

/// <summary>What the headers of a request say that its body is.</summary>
internal enum BodyKind
{
    /// <summary>Nothing that is taken.</summary>
    Other,
    /// <summary>One push, as its provider sends it.</summary>
    OnePush,
    /// <summary>Pushes, one behind another, plain or compressed by gzip.</summary>
    Pushes,
}

internal static class BodyKinds
{
    public static BodyKind KindOfBody(this HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return BodyKind.Other;
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        var isPlain = encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
        if (type.MediaType.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return isPlain || encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? BodyKind.Pushes : BodyKind.Other;
        }

        var isJson = type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        return isJson && isPlain ? BodyKind.OnePush : BodyKind.Other;
    }
}
