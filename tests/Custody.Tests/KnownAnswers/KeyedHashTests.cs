using System.Security.Cryptography;
using Analytics.Custody.Tokens;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Custody.Tests.KnownAnswers;

/// <summary>
/// HMAC-SHA-256 by OpenSSL's compression function and by the framework's class, to the 128 bits that tokens have. Vectors with a key longer
/// than a block are left out, and counted: such a key would have to be hashed first, and those of tokens have 32 bytes.
/// </summary>
public sealed class KeyedHashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_vectors_of_RFC_4231(bool isFramework)
    {
        var (same, longer) = (0, 0);
        foreach (var vector in Vectors.Open("rfc4231_hmac_sha256.json").GetProperty("vectors").EnumerateArray())
        {
            if (vector.Bytes("key").Length > Sha256Blocks.BlockSize)
            {
                longer++;
                continue;
            }

            var mac = vector.Bytes(vector.TryGetProperty("mac", out _) ? "mac" : "mac_truncated_128");
            Assert.Equal(Token.Read(mac), Of(isFramework, vector.Bytes("key"), vector.Bytes("data")));
            same++;
        }

        Assert.Equal((5, 2), (same, longer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_vectors_of_Wycheproof(bool isFramework)
    {
        var (same, changed, longer, beyond) = (0, 0, 0, 0);
        foreach (var (_, test) in Vectors.Wycheproof("hmac_sha256_test.json"))
        {
            var (key, tag) = (test.Bytes("key"), Token.Read(test.Bytes("tag")));
            if (key.Length > Sha256Blocks.BlockSize)
            {
                longer++;
            }
            else if (test.IsValid())
            {
                Assert.Equal(tag, Of(isFramework, key, test.Bytes("msg")));
                same++;
            }
            else if (Token.Read(HMACSHA256.HashData(key, test.Bytes("msg"))) == tag)
            {
                // What was changed of it lies behind the 128 bits.
                beyond++;
            }
            else
            {
                Assert.NotEqual(tag, Of(isFramework, key, test.Bytes("msg")));
                changed++;
            }
        }

        Assert.Equal((60, 100, 6, 8), (same, changed, longer, beyond));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_message_of_up_to_300_bytes_has_the_hash_that_the_framework_makes_of_it(bool isFramework)
    {
        var any = Gen.Zip(Gen.Choose(1, Sha256Blocks.BlockSize), Gen.Choose(0, 300)).ToArbitrary();
        Prop.ForAll(any, lengths =>
        {
            var (key, message) = (RandomNumberGenerator.GetBytes(lengths.Item1), RandomNumberGenerator.GetBytes(lengths.Item2));
            return Of(isFramework, key, message) == Token.Read(HMACSHA256.HashData(key, message));
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_length_about_the_ends_of_blocks_is_padded_as_the_standard_says(bool isFramework)
    {
        var key = RandomNumberGenerator.GetBytes(EpochKeys.KeySize);
        for (var length = 0; length <= 300; length++)
        {
            var message = RandomNumberGenerator.GetBytes(length);
            Assert.Equal(Token.Read(HMACSHA256.HashData(key, message)), Of(isFramework, key, message));
        }
    }

    private static Token Of(bool isFramework, byte[] key, byte[] message)
    {
        Assert.SkipUnless(isFramework || Sha256Blocks.IsAvailable, "This machine's OpenSSL does not show its compression function.");
        using var hash = new KeyedHash(key, isFramework);
        var padded = new byte[KeyedHash.PaddedLength(message.Length)];
        message.CopyTo(padded, 0);
        KeyedHash.Pad(padded, message.Length);
        return hash.Of(padded, message.Length);
    }
}
