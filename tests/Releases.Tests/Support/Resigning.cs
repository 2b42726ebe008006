using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Releases.Tests.Support;

/// <summary>What a publisher who lies can do: change files and certificate, and sign again.</summary>
internal static class Resigning
{
    extension(ReleaseFolder release)
    {
        /// <summary>Signs a changed certificate, with the files as they are now.</summary>
        public void Resign(Certificate certificate)
        {
            using var key = SigningKey.Open(release.KeyPath);
            var files = certificate.Files.Select(file => file with
            {
                Bytes = new FileInfo(release.File(file.Path)).Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(release.File(file.Path)))),
            });
            File.WriteAllBytes(release.File(CertificateFile.Name), CertificateFile.Write(certificate with { Files = [.. files] }, key));
        }

        /// <summary>Changes the lines of a CSV file, the header first.</summary>
        public void EditCsv(string table, Func<List<string>, IEnumerable<string>> edit)
        {
            var path = release.File(table + FileFormat.Csv.Ending);
            List<string> lines;
            using (var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)))
            {
                lines = [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
            }

            using var writer = new GZipStream(File.Create(path), CompressionLevel.Fastest);
            writer.Write(Encoding.UTF8.GetBytes(string.Join('\n', edit(lines)) + "\n"));
        }

        public IEnumerable<string> Failures() => release.Verify().Where(finding => !finding.Passed).Select(finding => $"{finding.Check}: {finding.Text}");
    }
}
