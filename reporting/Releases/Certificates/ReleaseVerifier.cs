using System.Text;
using System.Text.Json;

namespace Analytics.Releases;

/// <summary>
/// Checks a release by its files alone: that nothing was changed since it was signed, and that what was signed holds together. What is exact in
/// Parquet and Arrow is vouched for by their hashes; rows are read from CSV.
/// </summary>
/// <param name="given">What is computed anew; null for the rules of the walk.</param>
public sealed class ReleaseVerifier(VerifierRules? given = null)
{
    /// <param name="folder">The folder of the release.</param>
    /// <param name="trustedKey">The publisher's public key as SubjectPublicKeyInfo in DER, had by another way; null where there is none to compare with.</param>
    /// <returns>A finding for each check, those that failed among them; never empty.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<Finding> Verify(string folder, byte[]? trustedKey = null)
    {
        if (!File.Exists(Path.Combine(folder, CertificateFile.Name)))
        {
            return [new("certificate", false, $"There is no {CertificateFile.Name}.")];
        }

        SignedCertificate signed;
        try
        {
            signed = CertificateFile.Read(File.ReadAllBytes(Path.Combine(folder, CertificateFile.Name)));
        }
        catch (JsonException)
        {
            return [new("certificate", false, "The certificate cannot be read, or is not in the form that it is written in.")];
        }

        var rules = given ?? VerifierRules.Of(signed.Certificate.Threshold);
        List<Finding> findings = [new("certificate", true, "The certificate is in the form that it is written in."), Signature(signed), Key(signed, trustedKey)];
        var files = FolderCheck.Check(folder, signed.Certificate).ToList();
        findings.AddRange(files);
        findings.AddRange(StatementCheck.Check(signed.Certificate, rules));

        // What is not as it was signed is not read any further.
        if (files.All(finding => finding.Passed))
        {
            findings.AddRange(Contents(folder, signed.Certificate, rules));
        }

        return findings;
    }

    private static Finding Signature(SignedCertificate signed) => CertificateFile.IsSigned(signed)
        ? new("signature", true, "The signature is one of this certificate by the key that stands in it.")
        : new("signature", false, "The signature is not one of this certificate by the key that stands in it.");

    private static Finding Key(SignedCertificate signed, byte[]? trustedKey) => trustedKey is null
        ? new("key", true, $"No trusted key was given to compare with. The key is {signed.Signature.KeyId}.")
        : SigningKey.IdOf(trustedKey) == signed.Signature.KeyId
            ? new("key", true, "The key is the trusted one.")
            : new("key", false, "The key is another than the trusted one.");

    private static List<Finding> Contents(string folder, Certificate certificate, VerifierRules rules)
    {
        List<Finding> findings = [];
        try
        {
            var groups = new GroupCheck(certificate, rules);
            findings.AddRange(groups.Check(Path.Combine(folder, GroupTable.Name + FileFormat.Csv.Ending)));
            findings.Add(Rows(certificate, GroupTable.Name, groups.Rows, groups.Rows == certificate.Groups.Released));
            if (certificate.Dataset.Totals.Count > 0)
            {
                var totals = new TotalCheck(certificate, groups.Told);
                findings.AddRange(totals.Check(Path.Combine(folder, TotalTable.Name + FileFormat.Csv.Ending)));
                findings.Add(Rows(certificate, TotalTable.Name, totals.Rows, true));
            }

            findings.AddRange(MetadataCheck.Check(folder, certificate));
        }
        catch (Exception e) when (e is InvalidDataException or DecoderFallbackException or JsonException)
        {
            findings.Add(new("contents", false, $"A file cannot be read as what it is: {(e is InvalidDataException ? e.Message : "its text is damaged.")}"));
        }

        return findings;
    }

    private static Finding Rows(Certificate certificate, string table, long rows, bool agrees) =>
        agrees && FileFormat.All.All(format => certificate.Files.Any(file => file.Path == table + format.Ending && file.Rows == rows))
            ? new("row counts", true, $"{table} has as many rows as the certificate says.")
            : new("row counts", false, $"{table} has {Plain.Count(rows)} rows; the certificate says otherwise.");
}
