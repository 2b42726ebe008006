using Analytics.Custody;
using Analytics.Custody.Secrets;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;

namespace Analytics.Support.Custody;

/// <summary>The keys of a data folder, as the product makes and finds them there.</summary>
public static class FolderCustody
{
    public static KeyRing Keys(string dataFolder, TimeProvider time) =>
        new(Path.Combine(dataFolder, "custody", "epoch-keys"), new MasterKeyFile(Path.Combine(dataFolder, "custody", "master-key"), isOwn: true), time);

    /// <summary>What a pipeline goes by that heeds no orders.</summary>
    public static PushCustody Of(string dataFolder, TimeProvider time) =>
        new(Keys(dataFolder, time).Live(), new NoStandingOrders(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
}
