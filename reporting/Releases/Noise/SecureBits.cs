using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Analytics.Releases;

/// <summary>
/// Bits of the operating system's generator, fetched in blocks. What was given out, or was not needed, is cleared: noise cannot be told from
/// memory afterwards. For one thread.
/// </summary>
internal sealed class SecureBits : IRandomBits, IDisposable
{
    private readonly ulong[] block = GC.AllocateUninitializedArray<ulong>(1024, pinned: true);
    private int next;

    public SecureBits() => next = block.Length;

    public ulong Next()
    {
        if (next == block.Length)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(block.AsSpan()));
            next = 0;
        }

        var word = block[next];
        block[next++] = 0;
        return word;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(block.AsSpan()));
        next = block.Length;
    }
}
