using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Analytics.Warehouse.Embedded;

/// <summary>Texts laid out as C wants them: an array of pointers to UTF-8 (each ended by a zero) and an array of lengths.</summary>
internal sealed unsafe class ChdbArguments : IDisposable
{
    private byte** pointers;
    private nuint* lengths;

    public ChdbArguments(IReadOnlyList<string> texts)
    {
        Count = texts.Count;
        if (Count == 0)
        {
            return;
        }

        var size = 0;
        foreach (var text in texts)
        {
            size += Encoding.UTF8.GetByteCount(text) + 1;
        }

        pointers = (byte**)NativeMemory.Alloc((nuint)(Count * (sizeof(byte*) + sizeof(nuint)) + size));
        lengths = (nuint*)(pointers + Count);
        var free = new Span<byte>(lengths + Count, size);
        for (var i = 0; i < Count; i++)
        {
            pointers[i] = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(free));
            var length = Encoding.UTF8.GetBytes(texts[i], free);
            free[length] = 0;
            lengths[i] = (nuint)length;
            free = free[(length + 1)..];
        }
    }

    ~ChdbArguments() => NativeMemory.Free(pointers);

    public int Count { get; }

    public byte** Pointers => pointers;

    public nuint* Lengths => lengths;

    public void Dispose()
    {
        NativeMemory.Free(pointers);
        pointers = null;
        lengths = null;
        GC.SuppressFinalize(this);
    }
}
