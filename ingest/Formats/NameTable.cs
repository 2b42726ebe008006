using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Analytics.Formats;

/// <summary>The property names of one object as an open-addressed table over UTF-8: one probe for nearly every name.</summary>
internal sealed class NameTable
{
    private readonly (ulong Hash, byte[] Name, FieldMap.Node? Node)[] slots;
    private readonly int shift;

    public static NameTable Empty { get; } = new(new Dictionary<string, FieldMap.Node>());

    public NameTable(IReadOnlyDictionary<string, FieldMap.Node> names)
    {
        // Four times the names keeps most slots empty: an empty slot ends the search for an unknown name.
        var bits = Math.Max(1, BitOperations.Log2((uint)names.Count * 4) + 1);
        slots = new (ulong, byte[], FieldMap.Node?)[1 << bits];
        shift = 64 - bits;
        foreach (var (name, node) in names)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            var hash = HashOf(utf8);
            var at = (int)(hash >> shift);
            while (slots[at].Node is not null)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = (hash, utf8, node);
        }
    }

    public FieldMap.Node? Find(ReadOnlySpan<byte> name)
    {
        var hash = HashOf(name);
        for (var at = (int)(hash >> shift); ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            if (slot.Node is null || (slot.Hash == hash && name.SequenceEqual(slot.Name)))
            {
                return slot.Node;
            }
        }
    }

    // The first and last eight bytes and the length tell a format's names apart; equality is checked besides.
    private static ulong HashOf(ReadOnlySpan<byte> name)
    {
        var (head, tail) = name.Length switch
        {
            >= 8 => (MemoryMarshal.Read<ulong>(name), MemoryMarshal.Read<ulong>(name[^8..])),
            >= 4 => (MemoryMarshal.Read<uint>(name), MemoryMarshal.Read<uint>(name[^4..])),
            > 0 => (name[0], ((ulong)name[name.Length / 2] << 8) | name[^1]),
            _ => (0UL, 0UL),
        };
        return (head ^ BitOperations.RotateLeft(tail, 29) ^ (ulong)name.Length) * 0x9E3779B97F4A7C15;
    }
}
