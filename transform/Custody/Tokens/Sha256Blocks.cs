using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Custody.Tokens;

/// <summary>
/// The compression function of SHA-256 (FIPS 180-4, 6.2.2), by OpenSSL, which uses the processor's instructions for it. The framework's own
/// classes reach it too, at five to ten times its cost for a value of a few bytes.
/// </summary>
internal static unsafe partial class Sha256Blocks
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 64;

    /// <summary>Whether this machine's OpenSSL has it.</summary>
    public static bool IsAvailable { get; } = Probe();

    /// <summary>The state before the first block.</summary>
    public static State Start()
    {
        Context context = default;
        _ = Init(&context);
        return context.State;
    }

    /// <summary>Takes whole blocks in.</summary>
    public static State Absorb(in State state, ReadOnlySpan<byte> blocks)
    {
        Context context = default;
        context.State = state;
        fixed (byte* first = blocks)
        {
            for (var at = 0; at < blocks.Length; at += BlockSize)
            {
                Transform(&context, first + at);
            }
        }

        return context.State;
    }

    // The example of FIPS 180-4 for "abc": a library that lays its context out otherwise is not used.
    private static bool Probe()
    {
        if (!NativeLibrary.TryLoad("libcrypto.so.3", out var library)
            || !NativeLibrary.TryGetExport(library, "SHA256_Init", out _) || !NativeLibrary.TryGetExport(library, "SHA256_Transform", out _))
        {
            return false;
        }

        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        "abc"u8.CopyTo(block);
        block[3] = 0x80;
        block[^1] = 24;
        var state = Absorb(Start(), block);
        return state[0] == 0xba7816bf && state[7] == 0xf20015ad;
    }

    [LibraryImport("libcrypto.so.3", EntryPoint = "SHA256_Init")]
    [SuppressGCTransition]
    private static partial int Init(Context* context);

    [LibraryImport("libcrypto.so.3", EntryPoint = "SHA256_Transform")]
    [SuppressGCTransition]
    private static partial void Transform(Context* context, byte* block);

    /// <summary>Eight words.</summary>
    [InlineArray(8)]
    public struct State
    {
        private uint first;

        /// <summary>Writes the digest's bytes.</summary>
        public readonly void Write(Span<byte> destination)
        {
            for (var i = 0; i < 8; i++)
            {
                BinaryPrimitives.WriteUInt32BigEndian(destination[(4 * i)..], this[i]);
            }
        }
    }

    // SHA256_CTX: the state, two counts, a block, and two sizes.
    [StructLayout(LayoutKind.Sequential, Size = 8 * 4 + 2 * 4 + BlockSize + 2 * 4)]
    private struct Context
    {
        public State State;
    }
}
