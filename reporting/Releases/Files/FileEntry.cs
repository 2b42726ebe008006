namespace Analytics.Releases;

/// <summary>A file of a release, as its certificate lists it.</summary>
/// <param name="Path">Its name in the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its bytes, as 64 hexadecimal digits in small letters.</param>
/// <param name="Rows">Rows of a table; null for files that hold none.</param>
public sealed record FileEntry(string Path, long Bytes, string Sha256, long? Rows = null);
