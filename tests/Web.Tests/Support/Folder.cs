namespace Analytics.Web.Tests;

/// <summary>A new folder, deleted in the end.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-web-");

    public string Path => folder.FullName;

    public Analytics.Control.ControlOptions Control => new() { Folder = Path };

    /// <summary>The bytes of a file that others may have open.</summary>
    public static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
