using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Releases.Tests.Support;

namespace Analytics.Releases.Tests.Certificates;

public sealed class CertificateTests(GoldenRelease golden) : IClassFixture<GoldenRelease>
{
    // Whoever has a JSON parser and OpenSSL can check a certificate: nothing of the product is in this.
    private const string VerifyInNode =
        "const c = require('crypto'), { certificate, signature } = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        + "const f = v => v === null || typeof v !== 'object' ? JSON.stringify(v) : Array.isArray(v) ? '[' + v.map(f) + ']'"
        + " : '{' + Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + f(v[k])) + '}';"
        + "const spki = Buffer.from(signature.publicKey, 'base64');"
        + "const key = c.createPublicKey({ key: spki, format: 'der', type: 'spki' });"
        + "process.stdout.write([c.verify('sha256', Buffer.from(f(certificate)), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature.value, 'base64')),"
        + "c.createHash('sha256').update(spki).digest('hex') === signature.keyId].join())";

    [Fact]
    public async Task The_signature_holds_for_a_verifier_that_is_not_ours()
    {
        var text = await File.ReadAllTextAsync(golden.Release.File(CertificateFile.Name));

        Assert.Equal("true,true", await Support.Node.RunAsync(text, "-e", VerifyInNode));
        Assert.Equal("false,true", await Support.Node.RunAsync(text.Replace("\"released\": 173", "\"released\": 174"), "-e", VerifyInNode));
    }

    [Fact]
    public void It_says_what_was_spent_and_what_is_left()
    {
        var budget = Part("budget");

        Assert.Equal(0.024356, budget["rho"]!.GetValue<double>());
        Assert.Equal(0.025644, budget["windowLeft"]!.GetValue<double>());
        Assert.Equal(0.153864, budget["yearLeft"]!.GetValue<double>());
        Assert.Equal("Gaussian", Part("threshold")["noise"]!.GetValue<string>());
    }

    [Fact]
    public void Exact_counts_do_not_leave()
    {
        var text = File.ReadAllText(golden.Release.File(CertificateFile.Name));
        var eligibility = golden.Certificate.Eligibility;

        Assert.Equal((49_000, 1_300, 60, 0, 3_300, 2_200, 43_000), (eligibility.Eligible, eligibility.Denied, eligibility.Unconsented, eligibility.Restricted, eligibility.OffGrid, eligibility.OverBound, eligibility.Counted));
        Assert.Equal((20, 0, 0), (golden.Certificate.Groups.BelowThreshold, golden.Certificate.Groups.Confidential, golden.Certificate.Groups.Complementary));
        string[] exact = ["48713", "1271", "3333", "2222", "43158", new('a', 64)];
        Assert.All(exact, value => Assert.DoesNotContain(value, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_but_the_certificate_is_listed_by_name_in_order()
    {
        Assert.Equal(golden.Release.Names.Except([CertificateFile.Name]), golden.Certificate.Files.Select(file => file.Path));
        Assert.Equal(12, golden.Certificate.Files.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void What_is_no_certificate_is_refused(string text) =>
        Assert.Throws<JsonException>(() => CertificateFile.Read(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Its_sections_say_it_in_plain_words()
    {
        var sections = CertificateText.Sections(golden.Certificate).ToDictionary(section => section.Heading, section => section.Paragraph);

        Assert.Equal("173 of 243 groups, epsilon 1 at delta 1e-6, 1 of 1 attacks withstood.", CertificateText.Line(golden.Certificate));
        Assert.Equal("Carriers by lane, for 2026-08: 173 of the grid's 243 groups are told, 28.8 % are held back.", sections["What is in it"]);
        Assert.Equal("Everything that one recipient got in a month is protected as one. It counts in at most 3 groups, with at most 2 parcels in each.", sections["Who is protected"]);
        Assert.Equal(
            "This release spent epsilon 1 at delta 1e-6. The twelve windows that end with it spent epsilon 2.63; 51.3 % of their budget is left, and 51.3 % of this window's.",
            sections["What it cost"]);
        Assert.Contains("They are not differentially private.".ToLowerInvariant(), sections["Which parcels"], StringComparison.Ordinal);
        Assert.Contains("the largest has at most 50 %", sections["Businesses"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_one_of_is_told_as_one()
    {
        var one = golden.Certificate with { Unit = new UnitFacts(UnitKind.Parcel, 1, 1), KeyEpochs = [202608] };

        var sections = CertificateText.Sections(one).ToDictionary(section => section.Heading, section => section.Paragraph);

        Assert.Equal("Each parcel is protected. It counts in at most one group, with at most one parcel in each.", sections["Who is protected"]);
        Assert.Equal("Tokens of one month's key were used to tell units apart; none of them is in the release.", sections["Keys"]);
    }

    private JsonObject Part(string name) =>
        JsonNode.Parse(File.ReadAllText(golden.Release.File(CertificateFile.Name)))!["certificate"]![name]!.AsObject();
}
