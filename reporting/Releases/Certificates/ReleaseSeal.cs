using System.Text;

namespace Analytics.Releases;

/// <summary>Puts metadata and certificate to the files of a release's tables: after this the folder is whole, and nothing in it changes any more.</summary>
/// <param name="publisher">Who answers for it.</param>
/// <param name="key">Signs the certificate.</param>
public sealed class ReleaseSeal(Publisher publisher, SigningKey key)
{
    /// <summary>Writes the files that describe a release, and the certificate last.</summary>
    /// <param name="facts">What is said of the release.</param>
    /// <param name="tables">The files of its tables, as <see cref="ReleaseFiles"/> wrote them.</param>
    /// <param name="errors">What is to be expected of its figures, by budget.</param>
    /// <param name="folder">Where the tables are.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<Certificate> WriteAsync(ReleaseFacts facts, IReadOnlyList<FileEntry> tables, IReadOnlyList<ErrorPoint> errors, string folder)
    {
        var described = new Described(facts, publisher, tables, errors);
        List<FileEntry> files = [.. tables];
        foreach (var (name, bytes) in Metadata(described))
        {
            files.Add(await WholeFile.WriteAsync(folder, name, bytes).ConfigureAwait(false));
        }

        var certificate = CertificateOf.Release(facts, publisher, files);
        await WholeFile.WriteAsync(folder, CertificateFile.Name, CertificateFile.Write(certificate, key)).ConfigureAwait(false);
        return certificate;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Metadata(Described described) =>
    [
        (DataPackage.Name, JsonText.Bytes(DataPackage.Write(described))),
        (Croissant.Name, JsonText.Bytes(Croissant.Write(described))),
        (DataContract.Name, Yaml.Bytes(DataContract.Write(described))),
        (ErrorChart.Name, Encoding.UTF8.GetBytes(ErrorChart.Draw(described.Errors))),
        (Readme.Name, Readme.Write(described)),
        (DictionaryPage.Name, DictionaryPage.Write(described)),
    ];
}
