using System.Security.Cryptography;

namespace Analytics.Releases;

/// <summary>The files of a folder against those that a certificate lists.</summary>
internal static class FolderCheck
{
    public static IEnumerable<Finding> Check(string folder, Certificate certificate)
    {
        var listed = certificate.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        if (listed.Count != certificate.Files.Count || listed.Any(path => path != Path.GetFileName(path) || path is "" or "." or ".." or CertificateFile.Name))
        {
            yield return new("files", false, "The certificate lists a file twice, or one that cannot be in the folder.");
            yield break;
        }

        var there = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Where(name => name != CertificateFile.Name).ToList();
        var strange = there.Where(name => !listed.Contains(name)).ToList();
        var required = DatasetTable.Of(certificate.Dataset).SelectMany(table => FileFormat.All.Select(format => table.Name + format.Ending))
            .Concat([DataPackage.Name, Croissant.Name, DataContract.Name, ErrorChart.Name, Readme.Name, DictionaryPage.Name]);
        var missing = listed.Except(there).Concat(required.Except(listed)).ToList();
        yield return strange.Count + missing.Count == 0
            ? new("files", true, $"{listed.Count} files, each listed, and nothing else.")
            : new("files", false, $"Not listed: {Names(strange)}. Missing: {Names(missing)}.");

        foreach (var file in certificate.Files.Where(file => there.Contains(file.Path)))
        {
            yield return Hash(Path.Combine(folder, file.Path), file);
        }
    }

    private static Finding Hash(string path, FileEntry file)
    {
        if (!File.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return new("hash", false, $"{file.Path} is no plain file.");
        }

        using var stream = File.OpenRead(path);
        var isSame = stream.Length == file.Bytes && Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256;
        return isSame
            ? new("hash", true, $"{file.Path} is as it was signed, {Plain.Count(file.Bytes)} bytes.")
            : new("hash", false, $"{file.Path} is not as it was signed.");
    }

    private static string Names(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
