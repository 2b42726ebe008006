using Analytics.Control.Tests.Support;

namespace Analytics.Control.Tests;

public sealed class SqliteControlTests : ControlCases
{
    protected override Task<Place> NewPlaceAsync() => Task.FromResult(Place.InFolder());

    [Fact]
    public async Task The_folder_of_the_file_is_closed_to_other_users()
    {
        await using var place = Place.InFolder();
        File.SetUnixFileMode(place.Options.Folder!, (UnixFileMode)0b111_101_101);

        using var database = place.Options.Open();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place.Options.Folder!));
        Assert.True(File.Exists(Path.Combine(place.Options.Folder!, "control.db")));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_with_what_to_check()
    {
        await using var place = Place.InFolder();
        var file = Path.Combine(place.Options.Folder!, "control.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));

        var failed = Assert.Throws<ControlException>(() => place.Options.Open());

        Assert.Equal($"The control database {file} failed (SQLite error 26). Check that the disk has room and that the file belongs to you.", failed.Message);
    }
}
