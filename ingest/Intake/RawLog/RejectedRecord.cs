using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>A rejected push as <c>tracking.rejected</c> tells it: where it stands in the raw log and why, never what it holds.</summary>
/// <param name="Partition">Its partition in the raw log.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Provider">Who sent it; <c>unknown</c> where not even that can be read.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="RejectedAt">When (UTC).</param>
/// <param name="Sealed">The message as it lies in the raw log, encrypted; null unless that is asked for.</param>
public sealed record RejectedRecord(int Partition, long Offset, string Provider, RejectionReason Reason, DateTimeOffset RejectedAt, byte[]? Sealed)
{
    /// <summary>The message's key. What is rejected again at the same place takes the earlier record's place; an empty value takes it away.</summary>
    internal byte[] Key => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Partition}/{Offset}"));

    internal byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, RejectedJson.Default.RejectedRecord);

    /// <summary>The place that a message's key names; null for what is no such key.</summary>
    internal static (int Partition, long Offset)? PlaceOf(byte[]? key) =>
        Encoding.ASCII.GetString(key ?? []).Split('/') is [var partition, var offset]
        && int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;

    /// <summary>Null for what is no record.</summary>
    internal static RejectedRecord? Parse(ReadOnlySpan<byte> value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, RejectedJson.Default.RejectedRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RejectedRecord))]
internal sealed partial class RejectedJson : JsonSerializerContext;
