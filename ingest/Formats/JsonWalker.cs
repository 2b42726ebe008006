using System.Text.Json;
using System.Text.Unicode;

namespace Analytics.Formats;

/// <summary>What a walk tells a reader, in document order.</summary>
internal interface IFieldVisitor
{
    void Open(Scope scope);

    void Close(Scope scope);

    /// <summary>A value that is neither null nor empty.</summary>
    void Value(Field field, Slice text);
}

/// <summary>
/// One pass over a JSON message that hands a visitor the fields its <see cref="FieldMap"/> names and skips all else.
/// </summary>
internal sealed class JsonWalker(FieldMap map)
{
    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    // The node of the object or array that is open at each depth.
    private readonly FieldMap.Node?[] path = new FieldMap.Node?[FormatLimits.MaxDepth + 1];

    public UnknownFields Unknown { get; } = new();

    /// <summary>The last push had at least one name of the map.</summary>
    public bool Recognised { get; private set; }

    /// <summary>Walks the push that <paramref name="into"/> was started with.</summary>
    public RejectionReason Walk<TVisitor>(DecodedPush into, TVisitor visitor)
        where TVisitor : IFieldVisitor
    {
        var bytes = into.Bytes;
        Recognised = false;
        if (bytes.Length > FormatLimits.MaxPushBytes)
        {
            return RejectionReason.TooLarge;
        }

        if (!Utf8.IsValid(bytes))
        {
            return RejectionReason.InvalidUtf8;
        }

        var skipped = bytes.StartsWith(Bom) ? Bom.Length : 0;
        var reader = new Utf8JsonReader(bytes[skipped..], new JsonReaderOptions { MaxDepth = FormatLimits.MaxDepth });
        try
        {
            Walk(ref reader, skipped, into, visitor);
            return RejectionReason.None;
        }
        catch (JsonException)
        {
            // The reader's own message quotes input; the reason is all that may leave. The reader does not tell its reasons
            // apart, but stops for depth only where the deepest level allowed is open.
            var open = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0);
            return open >= FormatLimits.MaxDepth ? RejectionReason.TooDeep : RejectionReason.Malformed;
        }
    }

    private void Walk<TVisitor>(ref Utf8JsonReader reader, int offset, DecodedPush into, TVisitor visitor)
        where TVisitor : IFieldVisitor
    {
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var named = Below(ref reader, into);
                    reader.Read();
                    Take(ref reader, named, offset, into, visitor);
                    break;

                case JsonTokenType.EndObject:
                    if (path[reader.CurrentDepth] is { Scope: not Scope.None } closed)
                    {
                        visitor.Close(closed.Scope);
                    }

                    break;

                case JsonTokenType.EndArray:
                    break;

                default:
                    // A value without a name is the message itself or an element of the array that is open.
                    var depth = reader.CurrentDepth;
                    Take(ref reader, depth == 0 ? map.Root : path[depth - 1]!.Element, offset, into, visitor);
                    break;
            }
        }
    }

    private void Take<TVisitor>(ref Utf8JsonReader reader, FieldMap.Node? node, int offset, DecodedPush into, TVisitor visitor)
        where TVisitor : IFieldVisitor
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                if (node is null || !Enter(ref reader, node, visitor))
                {
                    reader.Skip();
                }

                break;

            case JsonTokenType.Null:
                break;

            default:
                if (node is null)
                {
                    break;
                }

                if (node.Field == Field.None)
                {
                    Unknown.CountMisshapen(node);
                }
                else if (TextOf(ref reader, offset, into) is { IsEmpty: false } text)
                {
                    visitor.Value(node.Field, text);
                }

                break;
        }
    }

    // The node of the property just named: null when no reader may see what stands there.
    private FieldMap.Node? Below(ref Utf8JsonReader reader, DecodedPush into)
    {
        var parent = path[reader.CurrentDepth - 1]!;
        var name = reader.ValueIsEscaped ? into.Text(into.Unescape(ref reader)) : reader.ValueSpan;
        var child = parent.Find(name);
        if (child is null)
        {
            Unknown.Count(parent, name);
            return null;
        }

        Recognised = true;
        return child.IsDropped ? null : child;
    }

    private bool Enter<TVisitor>(ref Utf8JsonReader reader, FieldMap.Node node, TVisitor visitor)
        where TVisitor : IFieldVisitor
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        if (isArray ? node.Element is null : !node.HasChildren && node.Scope == Scope.None)
        {
            Unknown.CountMisshapen(node);
            return false;
        }

        path[reader.CurrentDepth] = node;
        if (!isArray && node.Scope != Scope.None)
        {
            visitor.Open(node.Scope);
        }

        return true;
    }

    private static Slice TextOf(ref Utf8JsonReader reader, int offset, DecodedPush into)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return new Slice(offset + (int)reader.TokenStartIndex, reader.ValueSpan.Length);
        }

        return reader.ValueIsEscaped
            ? into.Unescape(ref reader)
            : new Slice(offset + (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
    }
}
