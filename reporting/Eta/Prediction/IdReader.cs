using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Analytics.Eta;

/// <summary>Finds the caller's own id of a question, which its answer repeats as it stands.</summary>
internal static class IdReader
{
    /// <summary>Where the id is that the reader stands at, with its quotes; false when it can be none.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out Range id)
    {
        id = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Number
            && Utf8.IsValid(reader.ValueSpan)
            && (reader.ValueSpan.Length <= MemberReader.LongestText || Encoding.UTF8.GetCharCount(reader.ValueSpan) <= MemberReader.LongestText);
    }

    /// <summary>The id of a question that something is wrong with, wherever it stands; empty when there is none to be found.</summary>
    public static Range Find(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8))
                {
                    reader.Read();
                    return TryRead(ref reader, out var id) ? id : default;
                }
            }
        }
        catch (JsonException)
        {
            // What cannot be read has none.
        }

        return default;
    }
}
