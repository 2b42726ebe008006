namespace Analytics.Formats.Tests;

/// <summary>
/// Each folder of <c>Golden</c> is a format, each .json in it a push with invented values; the .scans.txt beside it says
/// what must come of it, in the form of <see cref="PushText"/>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        from file in Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories)
        orderby file
        select new TheoryDataRow<string, string>(Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileNameWithoutExtension(file));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_push_gives_the_parcels_and_scans_written_beside_it(string format, string name)
    {
        var path = Path.Combine(Root, format, name);
        var expected = File.ReadAllText(path + ".scans.txt");
        var actual = PushText.Of(format, File.ReadAllBytes(path + ".json"));
        Assert.True(expected == actual, $"{format}/{name} is read as:\n{actual}");
    }

    [Fact]
    public void Every_expectation_has_its_push() =>
        Assert.All(
            Directory.EnumerateFiles(Root, "*.scans.txt", SearchOption.AllDirectories),
            file => Assert.True(File.Exists(file.Replace(".scans.txt", ".json", StringComparison.Ordinal)), file));
}
