using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Intake.Tests.Signatures;

public sealed class SignaturePropertyTests
{
    private const string Secret = "an invented secret";

    [Theory]
    [MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void Whatever_its_provider_signs_passes(string name)
    {
        var (scheme, checker) = Of(name);
        Prop.ForAll<byte[]>(body => scheme.Sign(Secret, body).PassesUnder(checker)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void One_flipped_bit_of_the_signature_fails(string name)
    {
        var (scheme, checker) = Of(name);
        Prop.ForAll<byte[], int>((body, bit) => !scheme.Send(body, Flipped(scheme.Digest(Secret, body), bit)).PassesUnder(checker))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Schemes.NamesWithSignedBody), MemberType = typeof(Schemes))]
    public void One_flipped_bit_of_the_body_fails(string name)
    {
        var (scheme, checker) = Of(name);
        Prop.ForAll<NonEmptyArray<byte>, int>((body, bit) =>
            !scheme.Send(Flipped(body.Get, bit), scheme.Digest(Secret, body.Get)).PassesUnder(checker)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void One_flipped_bit_of_the_secret_fails(string name)
    {
        var (scheme, checker) = Of(name);
        Prop.ForAll<byte[], byte>((body, bit) =>
        {
            // Seven bits, so that the flipped secret is ASCII still.
            var secret = Encoding.ASCII.GetBytes(Secret);
            secret[bit % secret.Length] ^= (byte)(1 << (bit % 7));
            return !scheme.Sign(Encoding.ASCII.GetString(secret), body).PassesUnder(checker);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void Nothing_that_a_sender_can_write_makes_a_check_throw_or_pass(string name)
    {
        var (scheme, checker) = Of(name);
        var headers = scheme.Sign(Secret, []).Headers.Keys.ToArray();
        Prop.ForAll<byte[], string?, string?>((body, text, url) =>
            !new SentPush(body, headers.Where(_ => text is not null).ToDictionary(header => header, _ => text!), url ?? "").PassesUnder(checker))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void A_push_without_a_signature_fails(string name) =>
        Assert.False(new SentPush("{}"u8.ToArray(), new Dictionary<string, string>(), Schemes.UrlSecret).PassesUnder(Of(name).Checker));

    [Theory]
    [MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void A_checker_with_an_empty_secret_cannot_be_made(string name) =>
        Assert.Throws<ArgumentException>(() => Schemes.All[name].Checker(" "));

    private static (Scheme Scheme, Intake.Signatures.IPushSignature Checker) Of(string name) =>
        (Schemes.All[name], Schemes.All[name].Checker(Secret));

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[(uint)bit / 8 % flipped.Length] ^= (byte)(1 << (int)((uint)bit % 8));
        return flipped;
    }
}
