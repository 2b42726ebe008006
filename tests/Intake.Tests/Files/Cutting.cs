using System.Text;
using Analytics.Formats;
using Analytics.Intake.Files;

namespace Analytics.Intake.Tests.Files;

/// <summary>A push as a test looks at it.</summary>
internal sealed record Cut(string Text, long Line, RejectionReason Fault = RejectionReason.None);

internal static class Cutting
{
    public static readonly PushFormat AnyFormat = new("any", () => throw new NotSupportedException());

    public static List<Cut> CutText(string text, PushFraming framing) => CutBytes(Encoding.UTF8.GetBytes(text), framing);

    public static List<Cut> CutBytes(byte[] bytes, PushFraming framing, int blockBytes = 1 << 20, IReadOnlyList<int>? reads = null, FilePosition? from = null)
    {
        using var file = OpenBytes(bytes, framing, blockBytes, reads, from);
        return [.. Blocks(file).SelectMany(block => block.Pushes)];
    }

    public static PushFile OpenBytes(byte[] bytes, PushFraming? framing, int blockBytes = 1 << 20, IReadOnlyList<int>? reads = null, FilePosition? from = null) =>
        PushFile.Open(new ChoppyStream(bytes, reads ?? [int.MaxValue]), "orders.csv", framing, from, 0, blockBytes);

    /// <summary>Every block: its pushes and the position behind it.</summary>
    public static IEnumerable<(List<Cut> Pushes, FilePosition After)> Blocks(PushFile file)
    {
        while (file.Next(AnyFormat, CancellationToken.None) is { } block)
        {
            using (block)
            {
                var pushes = new List<Cut>();
                for (var i = 0; i < block.Count; i++)
                {
                    var push = block[i];
                    pushes.Add(new Cut(Encoding.UTF8.GetString(push.Payload.Span), push.At.Line, push.Fault));
                }

                yield return (pushes, (FilePosition)block.After);
            }
        }
    }
}
