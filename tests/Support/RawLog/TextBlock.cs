using System.Buffers;
using System.Text;
using Analytics.Formats;

namespace Analytics.Support.RawLog;

/// <summary>Blocks of pushes that are texts.</summary>
public static class TextBlock
{
    public static PushBlock Of(PushFormat format, IReadOnlyList<string> pushes)
    {
        var bytes = pushes.Select(Encoding.UTF8.GetBytes).ToList();
        var length = bytes.Sum(push => push.Length);
        var owner = MemoryPool<byte>.Shared.Rent(Math.Max(1, length));
        var bounds = new List<PushBounds>();
        var used = 0;
        foreach (var push in bytes)
        {
            push.CopyTo(owner.Memory[used..]);
            bounds.Add(new PushBounds(used, push.Length, bounds.Count + 1));
            used += push.Length;
        }

        return new PushBlock(format, 0, owner, length, bounds, after: 0);
    }
}
