using Analytics.Custody.Tokens;

namespace Analytics.Pipeline.Tests.Harness;

/// <summary>Token keys that are the same in every run, so that tokens are too.</summary>
internal static class TestKeys
{
    public const uint Epoch = 202610;

    public static EpochKeys Current { get; } = Read();

    private static EpochKeys Read()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-keys-");
        try
        {
            var path = Path.Combine(folder.FullName, "token.keys");
            File.WriteAllLines(path, Enum.GetValues<TokenPurpose>().Select(purpose =>
                $"{Epoch} {purpose} {Convert.ToBase64String([.. Enumerable.Repeat((byte)(purpose + 1), 32)])}"));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return new TokenKeyFile(path, new October2026()).Current();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class October2026 : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 10, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
