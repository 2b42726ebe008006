using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Custody;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Formats;

namespace Analytics.Privacy.Tests.Attacks;

/// <summary>Whoever has the warehouse tries every number that there can be, by what may have been made of it.</summary>
[Collection(OneInstallation.Name)]
public sealed class EnumerationTests(OneInstallation one) : IAsyncLifetime
{
    private const int Known = 25;

    private static readonly DateTimeOffset now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[][] secrets = [.. Enumerable.Range(0, 8).Select(_ => RandomNumberGenerator.GetBytes(32))];
    private static readonly EpochKeys keys = new(202611, secrets[..4]);

    private readonly Installed installed = one.Installed;

    public async ValueTask InitializeAsync() => await installed.ClearAsync(now);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Ranges => [nameof(NumberRange.Post), nameof(NumberRange.Ups), nameof(NumberRange.Dhl)];

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task Enumeration_of_a_number_range_finds_no_parcel_without_the_key_and_every_one_where_there_is_none(string range)
    {
        var numbers = Of(range).ToList();
        var told = numbers.Where((_, at) => at % (NumberRange.Size / Known) == 77).ToList();
        await installed.TakeAsync(new PushCustody(new LiveKeys([keys], IsTurning: false), new NoStandingOrders(), DateOnly.FromDateTime(now.DateTime)), "17track", told.Select(number => new Told(number, now)));
        var stored = (await installed.ListAsync("SELECT DISTINCT lower(hex(parcel)) FROM journeys")).Select(Parse).ToHashSet();
        Assert.Equal(Known, stored.Count);

        // What the attack comes to on tokens that are made without a key, and with the same secret for everybody.
        Assert.Equal(told, Found(told.Select(Unkeyed).ToHashSet(), numbers, Unkeyed));
        Assert.Equal(told, Found(told.Select(Salted).ToHashSet(), numbers, Salted));

        Assert.Empty(Found(stored, numbers, Unkeyed));
        Assert.Empty(Found(stored, numbers, Salted));
        Assert.Empty(FoundBy(stored, numbers, TokenPurpose.Parcel, new EpochKeys(202611, [new byte[32], new byte[32], new byte[32], new byte[32]])));

        // Who knows the keys of another month, those of persons and records, or makes tokens of them for another purpose.
        Assert.Empty(FoundBy(stored, numbers, TokenPurpose.Parcel, new EpochKeys(202610, secrets[4..])));
        Assert.Empty(FoundBy(stored, numbers, TokenPurpose.Recipient, keys));
        Assert.Empty(FoundBy(stored, numbers, TokenPurpose.Shipper, keys));
        Assert.All(secrets[1..4], known => Assert.Empty(FoundBy(stored, numbers, TokenPurpose.Parcel, new EpochKeys(202611, [known, known, known, known]))));

        // With the one key the very same attack finds them all: it is nothing else that keeps it from doing so.
        Assert.Equal(told, FoundBy(stored, numbers, TokenPurpose.Parcel, keys));
    }

    private static IEnumerable<string> Of(string range) => range switch
    {
        nameof(NumberRange.Post) => NumberRange.Post(),
        nameof(NumberRange.Ups) => NumberRange.Ups(),
        _ => NumberRange.Dhl(),
    };

    private static List<string> Found(HashSet<Token> stored, List<string> numbers, Func<string, Token> guess) => [.. numbers.Where(number => stored.Contains(guess(number)))];

    private static List<string> FoundBy(HashSet<Token> stored, List<string> numbers, TokenPurpose purpose, EpochKeys known)
    {
        using var tokeniser = new Tokeniser(known);
        return Found(stored, numbers, number => tokeniser.TryTokenise(purpose, new Identifier(Encoding.ASCII.GetBytes(number)), out var token) ? token : default);
    }

    private static Token Unkeyed(string number) => Token.Read(SHA256.HashData(Encoding.ASCII.GetBytes(number)));

    private static Token Salted(string number) => Token.Read(SHA256.HashData(Encoding.ASCII.GetBytes("parcel\0" + number)));

    private static Token Parse(string hex) => Token.Of(UInt128.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
