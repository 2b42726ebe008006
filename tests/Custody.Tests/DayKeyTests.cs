using System.Security.Cryptography;
using Analytics.Custody.DayKeys;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests;

public sealed class DayKeyTests : IDisposable
{
    private const uint Today = 20261122;

    private readonly string folder = Directory.CreateTempSubdirectory("day-keys").FullName;

    private string Keys => Path.Combine(folder, "raw-log-keys");

    private string KeyFile => Path.Combine(Keys, $"{Today}");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_days_key_is_made_on_first_use_and_only_its_owner_may_read_it()
    {
        var key = Open().Current();

        Assert.Equal(Today, key.Id);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal((32, 32), (key.Seal.Length, key.Route.Length));
        Assert.False(key.Seal.SequenceEqual(key.Route));
        Assert.Equal([KeyFile], Directory.GetFiles(Keys));
    }

    [Fact]
    public void The_same_key_comes_back_and_is_found_by_its_day()
    {
        var seal = Open().Current().Seal.ToArray();

        Assert.Equal(seal, Open().Current().Seal.ToArray());
        Assert.Equal(seal, Open().Find(Today)!.Seal.ToArray());
    }

    [Fact]
    public void The_next_day_has_another_key_and_the_one_before_can_still_be_found()
    {
        var today = Open().Current().Seal.ToArray();
        var tomorrow = Open(days: 1).Current();

        Assert.Equal(Today + 1, tomorrow.Id);
        Assert.NotEqual(today, tomorrow.Seal.ToArray());
        Assert.Equal(today, Open(days: 1).Find(Today)!.Seal.ToArray());
    }

    [Fact]
    public async Task Of_many_that_make_the_first_key_of_a_day_at_once_all_get_the_same()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Convert.ToHexString(Open().Current().Seal))));

        Assert.Single(keys.Distinct());
        Assert.Equal([KeyFile], Directory.GetFiles(Keys));
    }

    [Fact]
    public void A_key_whose_file_was_deleted_is_not_there_any_more()
    {
        Open().Current();
        File.Delete(KeyFile);

        Assert.Null(Open().Find(Today));
    }

    [Fact]
    public void Keys_are_destroyed_once_their_day_lies_further_back_than_days_are_kept()
    {
        Directory.CreateDirectory(Keys);
        foreach (var name in new[] { "20261113", "20261114", "20261115", "20261114.0f.new", "notes" })
        {
            File.WriteAllText(Path.Combine(Keys, name), "");
        }

        Open().Current();

        Assert.Equal([20261113u, 20261114u], Open().DestroyOlderThan(7));
        Assert.Equal(["20261115", $"{Today}", "notes"], Directory.GetFiles(Keys).Select(Path.GetFileName).Order());
        Assert.Empty(Open().DestroyOlderThan(7));
    }

    [Fact]
    public void Without_a_folder_there_is_no_key_to_destroy() => Assert.Empty(Open().DestroyOlderThan(7));

    [Fact]
    public void A_key_that_another_process_has_destroyed_is_let_go_of_with_the_next_days()
    {
        Open().Current();
        var time = new MovingTime { Now = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero) };
        var keys = new DayKeyFolder(Keys, time);
        Assert.NotNull(keys.Find(Today));

        time.Now = time.Now.AddDays(1);
        new DayKeyFolder(Keys, time).DestroyOlderThan(7);
        keys.Current();

        Assert.Null(keys.Find(Today));
    }

    [Fact]
    public void Without_the_folder_nothing_is_said_of_any_key() =>
        Assert.Contains("Mount or restore it", Assert.Throws<KeyFileException>(() => Open().Find(Today)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_file_that_others_can_read_or_write_is_refused(UnixFileMode right)
    {
        Open().Current();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | right);

        Assert.Contains("can be read by others", Assert.Throws<KeyFileException>(() => Open().Find(Today)).Message, StringComparison.Ordinal);
        Assert.Contains("can be read by others", Assert.Throws<KeyFileException>(() => Open().Current()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short\nshort\n")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    public void A_damaged_key_file_is_refused_without_its_content(string content)
    {
        Open().Current();
        File.WriteAllText(KeyFile, content);

        var error = Assert.Throws<KeyFileException>(() => Open().Find(Today));
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sealed_is_opened_under_the_same_key_and_context_alone()
    {
        using var cipher = new DayCipher(Open().Current());
        using var other = new DayCipher(Open(days: 1).Current());
        var plain = "a push"u8.ToArray();
        var box = new byte[plain.Length + DayCipher.Overhead];
        cipher.Seal(plain, "context"u8, box);
        var opened = new byte[plain.Length];

        Assert.True(cipher.TryOpen(box, "context"u8, opened));
        Assert.Equal(plain, opened);
        Assert.False(cipher.TryOpen(box, "another"u8, opened));
        Assert.All(opened, b => Assert.Equal(0, b));
        Assert.False(other.TryOpen(box, "context"u8, opened));
    }

    [Fact]
    public void No_nonce_comes_twice()
    {
        using var first = new DayCipher(Open().Current());
        using var second = new DayCipher(Open().Current());
        var box = new byte[DayCipher.Overhead];
        var nonces = new HashSet<string>();
        for (var i = 0; i < 10_000; i++)
        {
            var cipher = i % 2 == 0 ? first : second;
            cipher.Seal([], [], box);
            Assert.True(nonces.Add(Convert.ToHexString(box.AsSpan(0, 12))));
        }
    }

    [Fact]
    public void A_route_is_the_keyed_hash_of_what_it_stands_for_and_of_nothing_else()
    {
        var key = Open().Current();
        using var cipher = new DayCipher(key);
        Span<byte> number = stackalloc byte[DayCipher.RouteSize];
        Span<byte> push = stackalloc byte[DayCipher.RouteSize];

        Assert.True(cipher.TryRoute(new Formats.Identifier("1z 26-17"u8), number));
        cipher.Route("1Z2617"u8, push);
        Assert.Equal(HMACSHA256.HashData(key.Route, "number\u00001Z2617"u8)[..16], number.ToArray());
        Assert.Equal(HMACSHA256.HashData(key.Route, "push\u00001Z2617"u8)[..16], push.ToArray());
        Assert.False(cipher.TryRoute(new Formats.Identifier("N/A"u8), number));
    }

    private DayKeyFolder Open(int days = 0) => new(Keys, new FixedTime(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddDays(days)));

    private sealed class MovingTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
