namespace Analytics.Host.Backups;

/// <summary>A backup is not whole, or not what was backed up. The message says which file, and what to do.</summary>
internal sealed class BackupException(string message) : IOException(message);
