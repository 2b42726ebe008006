using System.Globalization;
using Analytics.Custody.Secrets;
using Analytics.Custody.Tokens;

namespace Analytics.Host.Doctoring;

/// <summary>Keys and secrets: there, closed to others, and good. None is made and none is shown.</summary>
internal sealed class KeyExamination(Installation installation, TimeProvider time) : IExamination
{
    public string Name => "keys";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([TokenKeys(), .. installation.Settings.RawLog is null ? [] : new[] { DayKeys() }, Secrets()]);

    private bool HasData => installation.Settings.Warehouse.DataFolder is { } folder && Directory.Exists(Path.Combine(folder, "warehouse"));

    private static Finding Examined(string check, Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is KeyFileException or SecretFileException)
        {
            return Finding.Fault(check, e.Message);
        }
    }

    private Finding TokenKeys() => Examined("token keys", () =>
    {
        var keys = installation.Keys(time);
        var month = Epoch.Of(time.GetUtcNow());
        var months = keys.Epochs();
        foreach (var epoch in months)
        {
            keys.Find(epoch);
        }

        return months.Count switch
        {
            0 when HasData => Finding.Fault("token keys", "there are none although there is data: what comes in now would not go on from it. Restore custody/epoch-keys from a backup."),
            0 => Finding.Ok("token keys", "none yet; the first start makes this month's."),
            _ when months.Contains(month) => Finding.Ok("token keys", Invariant($"of {Count(months.Count, "month")}, this one ({month}) among them; closed to others.")),
            _ => Finding.Ok("token keys", Invariant($"of {Count(months.Count, "month")}; this one's ({month}) are made when they are first needed.")),
        };
    });

    private Finding DayKeys() => Examined("raw log keys", () =>
    {
        var keys = installation.Folder.RawLogKeys(time);
        var days = keys.Days();
        foreach (var day in days)
        {
            keys.Find(day);
        }

        return Finding.Ok("raw log keys", days.Count == 0
            ? "none yet; the first push of a day makes that day's."
            : Invariant($"of {Count(days.Count, "day")}, {days[0]} to {days[^1]}; closed to others."));
    });

    private Finding Secrets() => Examined("provider secrets", () =>
    {
        installation.Folder.Secrets.Of("");
        return Finding.Ok("provider secrets", "can be read, or none is set.");
    });

    private static string Count(int count, string what) => count == 1 ? Invariant($"1 {what}") : Invariant($"{count} {what}s");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
