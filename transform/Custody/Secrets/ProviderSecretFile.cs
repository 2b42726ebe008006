using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Custody.Secrets;

/// <summary>
/// The secrets that providers sign their pushes with, in a file that only its owner may read (mode 0600). Another process may
/// change it at any time: it is read again when it has changed. Thread-safe.
/// </summary>
/// <param name="path">The file; made when the first secret is put into it.</param>
public sealed class ProviderSecretFile(string path)
{
    private readonly Lock gate = new();
    private (DateTime WrittenAt, long Length) stamp;
    private Dictionary<string, List<ProviderSecret>> secrets = NoSecrets();

    /// <summary>The secrets of a provider, newest first; empty when it has none. The same list as long as the file stays as it is.</summary>
    /// <exception cref="SecretFileException">The file can be read by others, is damaged, or cannot be read.</exception>
    public IReadOnlyList<ProviderSecret> Of(string provider)
    {
        lock (gate)
        {
            ReadWhenChanged();
            return secrets.GetValueOrDefault(provider, []);
        }
    }

    /// <summary>Puts a secret in place of those that a provider has.</summary>
    /// <param name="provider">Name of the provider format.</param>
    /// <param name="secret">Null to take its secrets away.</param>
    /// <param name="keepLast">Whether the one from before counts as well: while a provider changes to a new one.</param>
    /// <exception cref="SecretFileException">The file can be read by others, is damaged, or cannot be read or written.</exception>
    public void Put(string provider, ProviderSecret? secret, bool keepLast = false)
    {
        lock (gate)
        {
            ReadWhenChanged();
            var kept = keepLast ? secrets.GetValueOrDefault(provider, []).Take(1) : [];
            secrets.Remove(provider);
            if (secret is not null)
            {
                secrets.Add(provider, [secret, .. kept]);
            }

            Attempt(() =>
            {
                OwnerOnlyFile.MakeFolder(path);
                OwnerOnlyFile.Write(path, JsonSerializer.Serialize(secrets, SecretJson.Default.DictionaryStringListProviderSecret) + "\n");
            });
        }
    }

    private void ReadWhenChanged() => Attempt(() =>
    {
        var file = new FileInfo(path);
        (DateTime WrittenAt, long Length) now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (now == stamp)
        {
            return;
        }

        secrets = file.Exists ? Read() : NoSecrets();
        stamp = now;
    });

    private Dictionary<string, List<ProviderSecret>> Read()
    {
        if (OwnerOnlyFile.IsOpenToOthers(path))
        {
            throw new SecretFileException($"The secret file {path} can be read by others. Take their rights away (chmod 600) and change the secrets: consider them known.");
        }

        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), SecretJson.Default.DictionaryStringListProviderSecret);
            return new Dictionary<string, List<ProviderSecret>>(read ?? throw new JsonException(), StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Not as the inner exception: that one may quote the file.
            throw new SecretFileException($"The secret file {path} is damaged. Restore it from a backup, or remove it and set the secrets again (analytics intake secret PROVIDER).");
        }
    }

    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretFileException($"The secret file {path} cannot be read or written. Check that it and its folder belong to you.");
        }
    }

    private static Dictionary<string, List<ProviderSecret>> NoSecrets() => new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The secrets of providers cannot be had. The message says what to do and never holds a secret.</summary>
public sealed class SecretFileException(string message) : Exception(message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Dictionary<string, List<ProviderSecret>>))]
internal sealed partial class SecretJson : JsonSerializerContext;
