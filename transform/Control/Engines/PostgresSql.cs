using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Control;

/// <summary>Statements that PostgreSQL alone needs.</summary>
internal static class PostgresSql
{
    private static readonly ControlRoom own = new("postgresql", typeof(PostgresSql).Assembly, "Engines");

    public static string HasChanges { get; } = own.Statement("has_changes", null);

    public static string MakeChanges { get; } = own.Statement("make_changes", null);

    public static string HoldLock { get; } = own.Statement("hold_lock", null);

    public static string NoteChange { get; } = own.Statement("note_change", null);

    public static string WasKept { get; } = own.Statement("was_kept", null);

    public static string Clock { get; } = own.Statement("clock", null);

    /// <summary>Locks of a database are numbers: the first 64 bits of the SHA-256 of a text that only this product uses.</summary>
    public static long LockOf(string scope) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"analytics control {scope}")));
}
