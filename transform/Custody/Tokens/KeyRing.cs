using System.Globalization;
using System.Security.Cryptography;
using Analytics.Custody.Secrets;

namespace Analytics.Custody.Tokens;

/// <summary>
/// The token keys, a file for each month, wrapped by the master key, that only its owner may read (mode 0600). A month's file is made when
/// its keys are first needed, by whichever process needs them first; without readable keys nothing is tokenised and nothing acknowledged.
/// Several processes may use a ring at once. Thread-safe.
/// </summary>
/// <param name="folder">Where the files are; made with the first of them.</param>
/// <param name="master">What they are wrapped by.</param>
/// <param name="time">Tells the month.</param>
public sealed class KeyRing(string folder, MasterKeyFile master, TimeProvider time) : IEpochKeyStore
{
    // Longer than a process takes to write what it had read when the month turned, and than clocks are apart.
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(10);

    /// <summary>The keys of the present month (UTC), made and written to disk if there are none yet.</summary>
    /// <exception cref="KeyFileException">A file can be read by others, is damaged, or cannot be read or written.</exception>
    public EpochKeys Current()
    {
        var epoch = Epoch.Of(time.GetUtcNow());
        return Find(epoch) ?? Make(epoch);
    }

    /// <summary>The keys that tokens are made and parcels are known by.</summary>
    /// <inheritdoc cref="Current" path="/exception"/>
    public LiveKeys Live()
    {
        var now = time.GetUtcNow();
        var current = Current();
        var earlier = Epochs().Where(epoch => epoch < current.Epoch && now < Epoch.LinkedUntil(epoch)).OrderDescending().Select(Find).OfType<EpochKeys>();
        return new LiveKeys([current, .. earlier], now < Epoch.Start(current.Epoch) + Turn);
    }

    /// <summary>The keys of an epoch; null when there are none, or none any more.</summary>
    /// <inheritdoc cref="Current" path="/exception"/>
    public EpochKeys? Find(uint epoch) => KeyFiles.Attempt(PathOf(epoch), () => File.Exists(PathOf(epoch)) ? EpochKeyFile.Read(PathOf(epoch), epoch, master) : null);

    /// <summary>Epochs that there are keys of, in order, whether they can be read or not. Makes nothing.</summary>
    public IReadOnlyList<uint> Epochs() => KeyFiles.Attempt<IReadOnlyList<uint>>(folder, () => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(EpochOf).OfType<uint>().Order()]
        : []);

    /// <summary>When <see cref="Live"/> tells something else next: an epoch begins, has begun for a while, or is no longer known by.</summary>
    public DateTimeOffset NextChange()
    {
        var now = time.GetUtcNow();
        var epoch = Epoch.Of(now);
        return Epochs().Select(Epoch.LinkedUntil).Append(Epoch.Start(epoch) + Turn).Append(Epoch.End(epoch)).Where(at => at > now).Min();
    }

    /// <summary>Destroys an epoch's keys for good: overwritten, deleted, and looked for.</summary>
    /// <exception cref="KeyFileException">They could not be destroyed.</exception>
    public void Destroy(uint epoch) => KeyFiles.Attempt(PathOf(epoch), () =>
    {
        // A file that was left half made is named after its epoch too, with more behind it.
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, $"{Path.GetFileName(PathOf(epoch))}*") : [])
        {
            OwnerOnlyFile.Overwrite(file);
            File.Delete(file);
            OwnerOnlyFile.FlushFolder(folder);
        }

        return Epochs().Contains(epoch) ? throw new KeyFileException($"The key file {PathOf(epoch)} is there again as soon as it was deleted. Find out who writes it.") : true;
    });

    /// <summary>Takes over the keys of a file in which they stand as they are, as they once did, and destroys it.</summary>
    /// <inheritdoc cref="Current" path="/exception"/>
    public void TakeOver(string plainFile) => KeyFiles.Attempt(plainFile, () =>
    {
        PlainKeyFile.TakeOver(plainFile, keys => Keep(keys));
        return true;
    });

    /// <summary>Wraps every file by a new master key. Stopped at any point it leaves files that can be read, and goes on when it is called again.</summary>
    /// <param name="next">The file of the new key, which takes the place of the present one by the hand of whoever mounts it; null to make one and replace the present one.</param>
    /// <returns>How many files were wrapped anew.</returns>
    /// <inheritdoc cref="Current" path="/exception"/>
    public int RotateMaster(MasterKeyFile? next)
    {
        master.Current();
        OwnerOnlyFile.MakeFolder(PathOf(0));
        using var alone = OwnerOnlyFile.Lock(Path.Combine(folder, "rotation"));
        var key = next?.Current() ?? master.Prepare();
        var epochs = Epochs();
        foreach (var epoch in epochs)
        {
            EpochKeyFile.Rewrap(PathOf(epoch), epoch, master, key);
        }

        if (next is null)
        {
            master.Replace();
        }

        return epochs.Count;
    }

    private EpochKeys Make(uint epoch) => KeyFiles.Attempt(PathOf(epoch), () =>
    {
        Keep(new EpochKeys(epoch, [.. Enumerable.Range(0, EpochKeys.Count).Select(_ => RandomNumberGenerator.GetBytes(EpochKeys.KeySize))]));
        return Find(epoch) ?? throw new KeyFileException($"The key file {PathOf(epoch)} is gone as soon as it was made. Find out who deletes it.");
    });

    private void Keep(EpochKeys keys)
    {
        // The master key first: where it is ours, it stands in the folder above, which is closed with it.
        var text = EpochKeyFile.Write(keys, master.Current());
        OwnerOnlyFile.MakeFolder(PathOf(keys.Epoch));
        OwnerOnlyFile.TryCreate(PathOf(keys.Epoch), text);
        OwnerOnlyFile.FlushFolder(folder);
    }

    private string PathOf(uint epoch) => Path.Combine(folder, epoch.ToString("D6", CultureInfo.InvariantCulture));

    private static uint? EpochOf(string file) =>
        Path.GetFileName(file) is { Length: 6 } name && uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch % 100 is >= 1 and <= 12 ? epoch : null;
}
