using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Custody.DayKeys;
using Analytics.Custody.Secrets;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Tests.KnownAnswers;

/// <summary>AES-256-GCM as pushes, keys and tokens are sealed with it: a nonce of 12 bytes before what is sealed, a tag of 16 behind it.</summary>
public sealed class AesGcmTests
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    [Fact]
    public void The_vectors_of_Wycheproof_are_opened_as_pushes_are_or_refused_with_nothing_told()
    {
        var (opened, refused, other) = (0, 0, 0);
        foreach (var (sizes, test) in Vectors.Wycheproof("aes_gcm_test.json"))
        {
            if (!IsOurs(sizes))
            {
                other++;
                continue;
            }

            using var cipher = new DayCipher(new DayKey(20261122, test.Bytes("key"), new byte[DayKey.KeySize]));
            var plain = test.Bytes("msg");
            var found = new byte[plain.Length];
            Assert.Equal(test.IsValid(), cipher.TryOpen(BoxOf(test), test.Bytes("aad"), found));
            Assert.Equal(test.IsValid() ? plain : new byte[plain.Length], found);
            (opened, refused) = test.IsValid() ? (opened + 1, refused) : (opened, refused + 1);
        }

        // The rest have nonces of other sizes, or shorter keys.
        Assert.Equal((39, 27, 250), (opened, refused, other));
    }

    [Fact]
    public void Those_without_a_context_are_opened_as_keys_are_or_refused()
    {
        var (opened, refused) = (0, 0);
        foreach (var (_, test) in Vectors.Wycheproof("aes_gcm_test.json").Where(vector => IsOurs(vector.Group) && vector.Test.Bytes("aad").Length == 0))
        {
            Assert.Equal(test.IsValid() ? test.Bytes("msg") : null, new MasterKey(test.Bytes("key")).Unwrap(BoxOf(test), ""));
            (opened, refused) = test.IsValid() ? (opened + 1, refused) : (opened, refused + 1);
        }

        // No other has a text for a context, as keys have.
        Assert.Equal((21, 27), (opened, refused));
    }

    [Fact]
    public void A_key_and_a_token_are_sealed_so_that_the_framework_opens_them_and_never_twice_alike()
    {
        var (master, secret) = (RandomNumberGenerator.GetBytes(MasterKey.Size), RandomNumberGenerator.GetBytes(EpochKeys.KeySize));
        var keys = new EpochKeys(202611, [.. Enumerable.Range(0, EpochKeys.Count).Select(_ => RandomNumberGenerator.GetBytes(EpochKeys.KeySize))]);
        var token = RandomNumberGenerator.GetBytes(Token.Size);

        var wrapped = Enumerable.Range(0, 100).Select(_ => new MasterKey(master).Wrap(secret, "a name")).ToList();
        var stored = Enumerable.Range(0, 100).Select(_ => TokenSeal.Seal(keys, TokenPurpose.Recipient, Token.Read(token))).ToList();

        Assert.All(wrapped, box => Assert.Equal(secret, Opened(master, box, "a name")));
        Assert.All(stored, box => Assert.Equal(token, Opened(keys.Records.ToArray(), box, "202611 Recipient")));
        Assert.Equal(200, wrapped.Concat(stored).Select(box => Convert.ToHexString(box.AsSpan(0, NonceSize))).Distinct().Count());
    }

    private static byte[] Opened(byte[] key, byte[] box, string context)
    {
        using var aes = new AesGcm(key, TagSize);
        var plain = new byte[box.Length - NonceSize - TagSize];
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize, plain.Length), box.AsSpan(box.Length - TagSize), plain, Encoding.UTF8.GetBytes(context));
        return plain;
    }

    private static bool IsOurs(JsonElement sizes) =>
        (sizes.GetProperty("ivSize").GetInt32(), sizes.GetProperty("keySize").GetInt32(), sizes.GetProperty("tagSize").GetInt32()) == (8 * NonceSize, 8 * MasterKey.Size, 8 * TagSize);

    private static byte[] BoxOf(JsonElement test) => [.. test.Bytes("iv"), .. test.Bytes("ct"), .. test.Bytes("tag")];
}
