using System.Text.Json;

namespace Analytics.Releases;

/// <summary>Another release that a partner may have: it is on the shelf.</summary>
/// <param name="Certificate">What it says of itself.</param>
/// <param name="Folder">Where it is.</param>
internal sealed record OtherRelease(Certificate Certificate, string Folder)
{
    /// <summary>All on a shelf, withdrawn ones too: whoever has fetched one has it.</summary>
    /// <exception cref="ReleaseException">The certificate of one cannot be read.</exception>
    public static IReadOnlyList<OtherRelease> On(ReleaseShelf shelf) =>
    [
        .. from folder in Directory.Exists(shelf.Folder) ? Directory.GetDirectories(shelf.Folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>()
           where ReleaseShelf.IsWhole(folder)
           select new OtherRelease(Read(folder), folder),
    ];

    public IEnumerable<CsvRow> Groups() => AttackedFiles.Groups(Folder, Certificate.Dataset);

    private static Certificate Read(string folder)
    {
        try
        {
            return CertificateFile.Read(File.ReadAllBytes(Path.Combine(folder, CertificateFile.Name))).Certificate;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new ReleaseException($"The release {Path.GetFileName(folder)} is damaged: its certificate cannot be read. What it tells together with a new one cannot be known; restore it from a backup.", e);
        }
    }
}
