using Analytics.Host.Doctoring;
using Analytics.Host.Tests.Serving;

namespace Analytics.Host.Tests.Doctoring;

public sealed class FolderExaminationTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-host-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public async Task A_folder_that_its_owner_alone_can_write_is_well_and_nothing_is_left_in_it()
    {
        Assert.Equal(Level.Ok, (await RightsAsync()).Level);
        Assert.Empty(home.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_folder_that_others_can_write_is_a_warning()
    {
        File.SetUnixFileMode(home.FullName, OwnerOnly | UnixFileMode.OtherWrite);

        Assert.Contains("chmod go-w", (await RightsAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_in_a_folder_that_others_can_look_into_are_a_warning()
    {
        var custody = home.CreateSubdirectory("custody");
        File.SetUnixFileMode(custody.FullName, OwnerOnly | UnixFileMode.GroupRead);

        Assert.Contains("chmod 700", (await RightsAsync()).Text, StringComparison.Ordinal);
    }

    private async Task<Finding> RightsAsync() =>
        (await new FolderExamination(TestInstallation.In(home.FullName)).ExamineAsync(TestContext.Current.CancellationToken))[0];
}
