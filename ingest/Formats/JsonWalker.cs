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

    private readonly FieldMap.Node?[] path = new FieldMap.Node?[FormatLimits.MaxDepth + 1];

    private readonly bool[] inArray = new bool[FormatLimits.MaxDepth + 1];

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
            // The reader's own message quotes input; the reason is all that may leave. It counts depth before it fails.
            return reader.CurrentDepth >= FormatLimits.MaxDepth ? RejectionReason.TooDeep : RejectionReason.Malformed;
        }
    }

    private void Walk<TVisitor>(ref Utf8JsonReader reader, int offset, DecodedPush into, TVisitor visitor)
        where TVisitor : IFieldVisitor
    {
        // path[d] is the node of the object or array open at depth d; its children are looked up by name or as elements.
        FieldMap.Node? at = map.Root;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    at = Below(ref reader, into);
                    if (at is null || (at.Field == Field.None && !at.HasChildren && at.Element is null && at.Scope == Scope.None))
                    {
                        reader.Skip();
                    }

                    continue;

                case JsonTokenType.StartObject:
                case JsonTokenType.StartArray:
                    at = Here(ref reader, at);
                    if (!Enter(ref reader, at, visitor))
                    {
                        reader.Skip();
                    }

                    continue;

                case JsonTokenType.EndObject:
                    if (path[reader.CurrentDepth] is { Scope: not Scope.None } closed)
                    {
                        visitor.Close(closed.Scope);
                    }

                    continue;

                case JsonTokenType.EndArray:
                case JsonTokenType.Null:
                    continue;

                default:
                    at = Here(ref reader, at);
                    if (at is { Field: not Field.None })
                    {
                        if (TextOf(ref reader, offset, into) is { IsEmpty: false } text)
                        {
                            visitor.Value(at.Field, text);
                        }
                    }
                    else if (at is not null)
                    {
                        Unknown.CountMisshapen(at);
                    }

                    continue;
            }
        }
    }

    private FieldMap.Node? Below(ref Utf8JsonReader reader, DecodedPush into)
    {
        var parent = path[reader.CurrentDepth - 1]!;
        var name = reader.ValueIsEscaped ? into.Text(into.Unescape(ref reader)) : reader.ValueSpan;
        var child = parent.Find(name);
        if (child is null)
        {
            Unknown.Count(parent, name);
        }
        else
        {
            Recognised = true;
        }

        return child;
    }

    // Inside an array every token belongs to the array's element node; elsewhere to the property just named.
    private FieldMap.Node? Here(ref Utf8JsonReader reader, FieldMap.Node? named)
    {
        var container = reader.CurrentDepth - 1;
        return container >= 0 && inArray[container] ? path[container]!.Element : named;
    }

    private bool Enter<TVisitor>(ref Utf8JsonReader reader, FieldMap.Node? node, TVisitor visitor)
        where TVisitor : IFieldVisitor
    {
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        if (node is null)
        {
            return false;
        }

        if (isArray ? node.Element is null : !node.HasChildren && node.Scope == Scope.None)
        {
            Unknown.CountMisshapen(node);
            return false;
        }

        path[reader.CurrentDepth] = node;
        inArray[reader.CurrentDepth] = isArray;
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
