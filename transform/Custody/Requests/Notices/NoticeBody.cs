using System.Text.Json;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Requests;

/// <summary>A parcel as recipients know it.</summary>
/// <param name="Epoch">The month of its token's key, as yyyymm.</param>
/// <param name="Parcel">Its token: 32 hex digits.</param>
internal sealed record NoticeParcel(uint Epoch, string Parcel);

/// <summary>What a recipient is told.</summary>
/// <param name="Request">The request's number; the same notice may come more than once.</param>
/// <param name="Verb">What was asked for.</param>
/// <param name="DoneAt">When it was done here.</param>
/// <param name="Parcels">The parcels that it concerns.</param>
internal sealed record NoticeBody(long Request, string Verb, DateTimeOffset DoneAt, IReadOnlyList<NoticeParcel> Parcels)
{
    public static NoticeBody Of(NoticeRow row, SubjectTokens subject) => new(
        row.Request, row.Verb, DateTimeOffset.FromUnixTimeSeconds(row.DoneAt),
        [.. subject.Tokens.Where(token => token.Purpose == TokenPurpose.Parcel).Select(token => new NoticeParcel(token.Epoch, Hex(token.Token)))]);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RequestJson.Default.NoticeBody);

    private static string Hex(Token token)
    {
        Span<byte> bytes = stackalloc byte[Token.Size];
        token.Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
