using Analytics.Formats;

namespace Analytics.Intake.RawLog;

/// <summary>The format of pushes of which not even the provider is known: none of them is ever read.</summary>
internal sealed class Unreadable : IPushReader
{
    public static PushFormat Format { get; } = new("unknown", () => new Unreadable());

    public IReadOnlyDictionary<string, long> UnknownFields { get; } = new Dictionary<string, long>();

    public RejectionReason Read(ReadOnlyMemory<byte> push, DecodedPush into) => RejectionReason.NotAnEnvelope;
}
