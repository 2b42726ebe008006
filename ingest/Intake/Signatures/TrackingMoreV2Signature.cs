using System.Text;
using System.Text.Json;

namespace Analytics.Intake.Signatures;

/// <summary>
/// TrackingMore v2: timestamp and signature stand in the body, as <c>verifyInfo{timeStr, signature}</c> at its top. The key
/// is the account's e-mail address, which is no secret: the URL's is what counts here.
/// </summary>
/// <param name="signed">Checks the two; see there what the signature is.</param>
internal sealed class TrackingMoreV2Signature(SignedTimestamp signed) : IPushSignature
{
    public bool Verify(in SignedPush push)
    {
        try
        {
            return TryRead(push.Body, out var time, out var signature) && Verify(time, signature, push.UrlSecret);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Verify(ReadOnlySpan<byte> time, ReadOnlySpan<byte> signature, ReadOnlySpan<char> urlSecret)
    {
        if (time.Length > TimestampWindow.MaxDigits || signature.Length != Digest.Bytes * 2)
        {
            return false;
        }

        Span<char> chars = stackalloc char[TimestampWindow.MaxDigits + (Digest.Bytes * 2)];
        var timeLength = Encoding.UTF8.GetChars(time, chars);
        var signatureLength = Encoding.UTF8.GetChars(signature, chars[timeLength..]);
        return signed.Verify(chars[..timeLength], chars.Slice(timeLength, signatureLength), urlSecret);
    }

    private static bool TryRead(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> time, out ReadOnlySpan<byte> signature)
    {
        time = signature = default;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            if (reader.ValueTextEquals("verifyInfo"u8))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.StartObject && TryReadInfo(ref reader, out time, out signature);
            }

            reader.Skip();
        }

        return false;
    }

    private static bool TryReadInfo(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> time, out ReadOnlySpan<byte> signature)
    {
        time = signature = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTime = reader.ValueTextEquals("timeStr"u8);
            var isSignature = reader.ValueTextEquals("signature"u8);
            reader.Read();
            time = isTime ? reader.ValueSpan : time;
            signature = isSignature ? reader.ValueSpan : signature;
            reader.Skip();
        }

        return !time.IsEmpty && !signature.IsEmpty;
    }
}
