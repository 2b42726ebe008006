using Analytics.Support.Requests;

namespace Analytics.Releases.Tests;

public sealed class SignedAddressTests
{
    private const string Path = "/v1/delta-sharing/files/lanes/2026-08/groups.parquet";

    private readonly SettableTime clock = new(new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_address_is_good_for_an_hour_and_no_longer()
    {
        var signer = new SignedAddress(ReleaseMaker.Bytes("secret", 32), clock);
        var end = signer.End;
        var signature = signer.Sign(Path, "aaaa", end);

        Assert.Equal(clock.Now + TimeSpan.FromHours(1), end);
        clock.Now = end - TimeSpan.FromSeconds(1);
        Assert.Equal(SignatureState.Good, signer.Check(Path, "aaaa", end, signature));
        clock.Now = end;
        Assert.Equal(SignatureState.Expired, signer.Check(Path, "aaaa", end, signature));
    }

    [Fact]
    public void Any_change_of_an_address_makes_it_wrong()
    {
        var signer = new SignedAddress(ReleaseMaker.Bytes("secret", 32), clock);
        var end = signer.End;
        var signature = signer.Sign(Path, "aaaa", end);

        Assert.Equal(43, signature.Length);
        Assert.Equal(SignatureState.Wrong, signer.Check(Path.Replace("2026-08", "2026-09", StringComparison.Ordinal), "aaaa", end, signature));
        Assert.Equal(SignatureState.Wrong, signer.Check(Path, "bbbb", end, signature));
        Assert.Equal(SignatureState.Wrong, signer.Check(Path, "aaaa", end + TimeSpan.FromSeconds(1), signature));
        Assert.Equal(SignatureState.Wrong, signer.Check(Path, "aaaa", end, ""));
        Assert.All(Enumerable.Range(0, signature.Length), at => Assert.Equal(
            SignatureState.Wrong, signer.Check(Path, "aaaa", end, signature[..at] + (signature[at] == 'A' ? 'B' : 'A') + signature[(at + 1)..])));
        Assert.Equal(SignatureState.Wrong, new SignedAddress(ReleaseMaker.Bytes("other", 32), clock).Check(Path, "aaaa", end, signature));
    }
}
