using System.Globalization;

namespace Analytics.Host.Doctoring;

/// <summary>The data folder: whose it is, and how much room is left.</summary>
internal sealed class FolderExamination(Installation installation) : IExamination
{
    private const long LeastBytes = 256L << 20;
    private const long FewBytes = 2L << 30;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public string Name => "data folder";

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>([.. Examine()]);

    private IEnumerable<Finding> Examine()
    {
        var folder = installation.Folder.Path;
        if (!Directory.Exists(folder))
        {
            yield return Finding.Ok(Name, $"{folder} is not there yet; the first command that needs it makes it.");
            yield break;
        }

        yield return Rights(folder);
        yield return Room(folder);
    }

    private Finding Rights(string folder)
    {
        if (!CanBeWritten(folder))
        {
            return Finding.Fault(Name, $"{folder} cannot be written. Make it belong to the user that runs analytics.");
        }

        var custody = Path.Combine(folder, "custody");
        if (Directory.Exists(custody) && (File.GetUnixFileMode(custody) & Others) != UnixFileMode.None)
        {
            return Finding.Warning(Name, $"others have rights to {custody}, where the keys are. Take them away: chmod 700.");
        }

        return (File.GetUnixFileMode(folder) & OthersWrite) == UnixFileMode.None
            ? Finding.Ok(Name, $"{folder} can be written by its owner alone.")
            : Finding.Warning(Name, $"{folder} can be written by others. Take that right away: chmod go-w.");
    }

    private static bool CanBeWritten(string folder)
    {
        var probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Finding Room(string folder)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):0.0} GiB free");
        return free switch
        {
            < LeastBytes => Finding.Fault("disk", $"{text}: writing stops soon. Make room."),
            < FewBytes => Finding.Warning("disk", $"{text}: make room before it is needed."),
            _ => Finding.Ok("disk", text),
        };
    }
}
