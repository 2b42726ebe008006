using Analytics.Custody.Secrets;
using Analytics.Custody.Tests.Retention;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.Keys;

/// <summary>A folder with a ring of keys, its master key and a clock.</summary>
public abstract class KeyRingFolder : IDisposable
{
    protected const uint November = 202611;

    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string root = Directory.CreateTempSubdirectory("epoch-keys").FullName;

    protected string Keys => Path.Combine(root, "custody", "epoch-keys");

    protected string Master => Path.Combine(root, "custody", "master-key");

    internal TestClock Clock { get; } = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        Directory.Delete(root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string FileOf(uint epoch) => Path.Combine(Keys, $"{epoch}");

    protected string Beside(string name) => Path.Combine(root, name);

    /// <summary>As another process opens it.</summary>
    protected KeyRing Open(MasterKeyFile? master = null) => new(Keys, master ?? new MasterKeyFile(Master, isOwn: true), Clock);

    /// <summary>Keys of the months before and of November, 2026.</summary>
    protected void MakeMonths(int count)
    {
        var now = Clock.Now;
        for (var month = count - 1; month >= 0; month--)
        {
            Clock.Now = now.AddMonths(-month);
            Open().Current();
        }
    }

    /// <summary>All keys of an epoch as one text; null when there are none.</summary>
    protected static string? TextOf(EpochKeys? keys) => keys is null
        ? null
        : string.Join(' ', Enum.GetValues<TokenPurpose>().Select(purpose => Convert.ToHexString(keys.Of(purpose))).Append(Convert.ToHexString(keys.Records)));

    /// <summary>What every epoch's keys are, through a ring.</summary>
    protected static List<string?> TextsOf(KeyRing ring) => [.. ring.Epochs().Select(epoch => TextOf(ring.Find(epoch)))];

    /// <summary>The bytes that an open file has now, whether it still has a name or not.</summary>
    protected static byte[] Now(FileStream file)
    {
        var bytes = new byte[RandomAccess.GetLength(file.SafeFileHandle)];
        Assert.Equal(bytes.Length, RandomAccess.Read(file.SafeFileHandle, bytes, 0));
        return bytes;
    }
}
