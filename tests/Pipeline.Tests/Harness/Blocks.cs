using System.Buffers;
using System.Text;
using Analytics.Custody;
using Analytics.Formats;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>Blocks of pushes, made of bytes.</summary>
internal static class Blocks
{
    /// <summary>A provider's format under the field policy that is built in, or another one.</summary>
    public static PushFormat Format(string name, FieldPolicy? policy = null)
    {
        var format = ProviderFormat.All[name];
        var map = format.Map((policy ?? FieldPolicy.BuiltIn).RulesOf(name));
        return new PushFormat(name, () => format.CreateReader(map));
    }

    public static PushBlock Of(PushFormat format, params IReadOnlyList<string> pushes) =>
        Of(format, [.. pushes.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>One block, each push a line of its own.</summary>
    public static PushBlock Of(PushFormat format, IReadOnlyList<byte[]> pushes, int file = 0, long firstLine = 1, object? after = null, bool tellsEach = false)
    {
        var bounds = new List<PushBounds>();
        var bytes = new MemoryStream();
        foreach (var push in pushes)
        {
            bounds.Add(new PushBounds((int)bytes.Length, push.Length, firstLine + bounds.Count));
            bytes.Write(push);
        }

        return new PushBlock(format, file, new WipedMemory(bytes.ToArray()), (int)bytes.Length, bounds, after ?? 0) { TellsEach = tellsEach };
    }

    /// <summary>A push that its framer gave up.</summary>
    public static PushBlock Torn(PushFormat format, RejectionReason fault, long line = 1) =>
        new(format, 0, new WipedMemory([]), 0, [new PushBounds(0, 0, line, fault)], 0);

    // Wiped when it is given back, so that whoever reads a block too late reads nothing.
    private sealed class WipedMemory(byte[] bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory => bytes;

        public void Dispose() => Array.Clear(bytes);
    }
}
