using System.Security.Cryptography;
using Analytics.Custody.Tokens;

namespace Analytics.Custody.Secrets;

/// <summary>
/// The file of the master key. One that stands in the data folder is made when it is first needed (mode 0600); one that the configuration
/// names, as of a secret mount, must be there. There is no key without a file.
/// </summary>
/// <param name="path">The file: 32 bytes in base64, on a line of their own.</param>
/// <param name="isOwn">Whether the file is ours to make and to replace.</param>
public sealed class MasterKeyFile(string path, bool isOwn)
{
    private const string Header = "# Master key: the token keys are stored under it. Whoever has both can link tokens to tracking numbers: keep them apart, and never mail or commit this file.";

    private string Next => path + ".next";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Whether the product makes and replaces the file.</summary>
    public bool IsOwn => isOwn;

    /// <summary>A file of a key that does not exist yet, at a path of the caller's choice.</summary>
    /// <exception cref="KeyFileException">There is such a file, or it cannot be written.</exception>
    public static MasterKeyFile Make(string path) => KeyFiles.Attempt(path, () =>
    {
        OwnerOnlyFile.MakeFolder(path);
        return OwnerOnlyFile.TryCreate(path, NewText())
            ? new MasterKeyFile(path, isOwn: false)
            : throw new KeyFileException($"There is a file {path} already. Name one that is not there yet.");
    });

    /// <summary>The key that files are wrapped under from now on.</summary>
    /// <exception cref="KeyFileException">The file is missing, can be read by others, is damaged, or cannot be read or written.</exception>
    internal MasterKey Current() => KeyFiles.Attempt(path, () =>
    {
        if (isOwn && !File.Exists(path))
        {
            OwnerOnlyFile.MakeFolder(path);
            OwnerOnlyFile.TryCreate(path, NewText());
        }

        return File.Exists(path)
            ? Read(path)
            : throw new KeyFileException($"The master key {path} is not there. Mount or restore it; without it no key can be opened, and no push be taken.");
    });

    /// <summary>The key of this id, the present one or, while keys are being wrapped anew, the next; null when it is neither.</summary>
    internal MasterKey? Find(string id)
    {
        var current = Current();
        return current.Id == id ? current : KeyFiles.Attempt(path, () => File.Exists(Next) && Read(Next) is var next && next.Id == id ? next : null);
    }

    /// <summary>A new key beside the present one; the one that is there already, where an earlier rotation was stopped.</summary>
    internal MasterKey Prepare() => KeyFiles.Attempt(path, () =>
    {
        OwnerOnlyFile.TryCreate(Next, NewText());
        return Read(Next);
    });

    /// <summary>Puts the next key in the place of the present one, which is overwritten.</summary>
    internal void Replace() => KeyFiles.Attempt(path, () =>
    {
        OwnerOnlyFile.Replace(path, Next);
        return true;
    });

    private static string NewText() => $"{Header}\n{Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKey.Size))}\n";

    private MasterKey Read(string file)
    {
        if (KeyFiles.IsOpenToOthers(file, isOwn))
        {
            throw new KeyFileException($"The master key {file} can be read by others. Take their rights away (chmod 600), consider it known, and rotate it (analytics keys rotate-master).");
        }

        var lines = File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var key = new byte[MasterKey.Size];
        return lines.Count == 1 && Convert.TryFromBase64String(lines[0], key, out var length) && length == MasterKey.Size
            ? new MasterKey(key)
            : throw new KeyFileException($"The master key {file} is damaged: it must be {MasterKey.Size} bytes in base64, on one line. Restore it; without it no key can be opened.");
    }
}
