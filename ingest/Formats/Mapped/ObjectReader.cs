using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Unicode;

namespace Analytics.Formats.Mapped;

/// <summary>Reads JSON objects. Only the paths that the map names are looked into; all else is skipped.</summary>
internal sealed class ObjectReader(MappingFile map) : IPushReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = FormatLimits.MaxDepth };
    private readonly PathNode root = PathNode.Of(map);
    private readonly RowDecoder decoder = new(map);
    private bool hasParcel;

    /// <summary>None: what a map does not name is left out by choice.</summary>
    public IReadOnlyDictionary<string, long> UnknownFields => ReadOnlyDictionary<string, long>.Empty;

    public RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into)
    {
        if (push.Length > FormatLimits.MaxPushBytes)
        {
            return RejectionReason.TooLarge;
        }

        if (!Utf8.IsValid(push.Span))
        {
            return RejectionReason.InvalidUtf8;
        }

        into.Start(push);
        decoder.Start(into);
        hasParcel = false;
        var json = new Utf8JsonReader(push.Span, Options);
        try
        {
            var isObject = json.Read() && json.TokenType == JsonTokenType.StartObject;
            Walk(ref json, root, into);
            json.Read(); // throws when anything follows
            return isObject && hasParcel ? decoder.Verdict : RejectionReason.UnknownShape;
        }
        catch (JsonException)
        {
            // The reader's own message quotes input; the reason is all that may leave. What it opened last is not counted yet.
            var opened = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0;
            return json.CurrentDepth + opened >= FormatLimits.MaxDepth ? RejectionReason.TooDeep : RejectionReason.Malformed;
        }
    }

    // The reader stands on the first token of a value, and is left on its last one.
    private void Walk(ref Utf8JsonReader json, PathNode node, DecodedPush into)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when node.HasMembers:
                WalkObject(ref json, node, into);
                break;

            case JsonTokenType.StartArray when node.Element is { } element:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    Walk(ref json, element, into);
                }

                break;

            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                json.Skip();
                break;

            case not JsonTokenType.Null when node.Slots.Count > 0:
                var text = TextOf(ref json, into);
                foreach (var slot in node.Slots)
                {
                    decoder.Set(slot, text);
                }

                break;
        }
    }

    private void WalkObject(ref Utf8JsonReader json, PathNode node, DecodedPush into)
    {
        if (node.IsParcel)
        {
            hasParcel = true;
            decoder.BeginParcel();
        }

        if (node.IsScan)
        {
            decoder.BeginScan();
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var child = json.ValueIsEscaped ? node.Find(into.Text(into.Unescape(ref json))) : node.Find(json.ValueSpan);
            json.Read();
            if (child is null)
            {
                json.Skip();
            }
            else
            {
                Walk(ref json, child, into);
            }
        }

        if (node.IsScan)
        {
            decoder.EndScan();
        }

        if (node.IsParcel)
        {
            decoder.EndParcel();
        }
    }

    private static Slice TextOf(ref Utf8JsonReader json, DecodedPush into)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return new Slice((int)json.TokenStartIndex, json.ValueSpan.Length);
        }

        return json.ValueIsEscaped
            ? into.Unescape(ref json)
            : new Slice((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
    }
}
