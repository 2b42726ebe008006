using Analytics.Custody.Tokens;

namespace Analytics.Custody.Secrets;

/// <summary>What files of keys have in common.</summary>
internal static class KeyFiles
{
    private const UnixFileMode World = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Whether others have a right to a file. What a secret mount shows to the process's group is not open.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isOwn">Whether it is one that the product made.</param>
    public static bool IsOpenToOthers(string path, bool isOwn) =>
        isOwn ? OwnerOnlyFile.IsOpenToOthers(path) : (File.GetUnixFileMode(path) & (World | UnixFileMode.GroupWrite)) != UnixFileMode.None;

    /// <exception cref="KeyFileException">The file cannot be read or written.</exception>
    public static T Attempt<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"The key file {path} cannot be read or written. Check that it and its folder belong to you.", e);
        }
    }
}
