using System.Text.Json;
using Analytics.Host.Configuration;

namespace Analytics.Host.Tests.Configuration;

public sealed class SettingsTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("analytics-config-");

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public void Without_a_file_everything_is_embedded_in_the_data_folder()
    {
        var settings = SettingsReader.Read(null, Nothing, "here");

        Assert.Null(settings.RawLog);
        Assert.Null(settings.Warehouse.Server);
        Assert.Equal(Path.GetFullPath("here"), settings.Warehouse.DataFolder);
    }

    [Fact]
    public void The_environment_comes_before_the_file_and_the_command_line_before_both()
    {
        var file = Write("""{ "data": "of-file", "rawLog": { "brokers": "file:9092", "group": "mine" } }""");
        var environment = new Dictionary<string, string> { ["ANALYTICS__RAWLOG__BROKERS"] = "environment:9092", ["ANALYTICS__DATA"] = "of-environment", ["PATH"] = "/bin" };

        Assert.Equal("of-environment", SettingsReader.Read(file, environment).Data);
        var settings = SettingsReader.Read(file, environment, "of-command-line");

        Assert.Equal("of-command-line", settings.Data);
        Assert.Equal(("environment:9092", "mine"), (settings.RawLog!.Brokers, settings.RawLog.Group));
    }

    [Fact]
    public void Properties_of_librdkafka_pass_and_their_secrets_come_from_files()
    {
        var secret = Write("not-shown\n");
        var file = Write($$"""
            { "rawLog": { "brokers": "a:1", "properties": { "security.protocol": "SASL_SSL" }, "propertyFiles": { "sasl.password": "{{secret}}" } } }
            """);

        var properties = SettingsReader.Read(file, Nothing).RawLog!.Properties;

        Assert.Equal("SASL_SSL", properties["security.protocol"]);
        Assert.Equal("not-shown", properties["sasl.password"]);
    }

    [Theory]
    [InlineData("""{ "backup": { "every": "00:00:10" } }""", "backup.every is 00:00:10")]
    [InlineData("""{ "backup": { "keep": 0 } }""", "backup.keep is 0")]
    [InlineData("""{ "backup": { "to": "b" }, "warehouse": { "server": { "addresses": ["http://a:1"] } } }""", "backup.to is for the embedded warehouse")]
    public void Backups_that_cannot_be_made_are_refused(string file, string why) =>
        Assert.Contains(why, Assert.Throws<UsageException>(() => SettingsReader.Read(Write(file), Nothing)).Message, StringComparison.Ordinal);

    [Fact]
    public void Recipients_are_a_list_of_sections_and_have_their_secrets_from_files()
    {
        var secret = Write("a secret of the test, not shown\n");
        var file = Write($$"""
            { "custody": { "country": "DE", "recipients": [ { "name": "acme", "url": "https://example.org/notices", "secretFile": "{{secret}}" } ] } }
            """);

        var custody = SettingsReader.Read(file, Nothing).Custody;

        Assert.Equal("DE", custody.Country);
        var recipient = Assert.Single(custody.ReadRecipients());
        Assert.Equal(("acme", new Uri("https://example.org/notices")), (recipient.Name, recipient.Url));
        Assert.DoesNotContain("not shown", JsonSerializer.Serialize(recipient), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "country": "XX" }""", "custody.country names no country")]
    [InlineData("""{ "recipients": [ { "name": "acme", "url": "http://example.org" } ] }""", "The url of the recipient acme must be https")]
    [InlineData("""{ "recipients": [ { "name": "a", "url": "https://a" }, { "name": "a", "url": "https://b" } ] }""", "names a recipient twice")]
    [InlineData("""{ "recipients": [ { "name": "a", "secret": "x" } ] }""", "'custody.recipients.0.secret' must be a list of sections, each with name, url, secretFile.")]
    [InlineData("""{ "recipients": [ "a" ] }""", "'custody.recipients.0' must be a list of sections")]
    public void Custody_that_cannot_be_is_refused_with_what_to_give(string custody, string message) => Assert.Contains(
        message, Assert.Throws<UsageException>(() => SettingsReader.Read(Write($$"""{ "custody": {{custody}} }"""), Nothing)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_server_has_its_password_from_a_file()
    {
        var file = Write($$"""{ "warehouse": { "server": { "addresses": ["http://db1:8123", "http://db2:8123"], "passwordFile": "{{Write("word\n")}}" } } }""");

        var server = SettingsReader.Read(file, Nothing).Warehouse.Server!;

        Assert.Equal(["db1", "db2"], server.Addresses.Select(address => address.Host));
        Assert.Equal("(not shown)", server.Password.ToString());
    }

    [Theory]
    [InlineData("""{ "rawLog": { "broker": "a:1" } }""", "'rawLog.broker' is no option. 'rawLog' has: brokers, topic,")]
    [InlineData("""{ "rawlogs": {} , "x": 1 }""", "'x' is no option. The configuration has: data, listen,")]
    [InlineData("""{ "rawLog": { "maxWaitingPushes": "many" } }""", "'rawLog.maxWaitingPushes' must be a whole number.")]
    [InlineData("""{ "rawLog": { "gatherFor": 5 } }""", "'rawLog.gatherFor' must be a time, as hours:minutes:seconds.")]
    [InlineData("""{ "warehouse": { "syncToDisk": "perhaps" } }""", "'warehouse.syncToDisk' must be true or false.")]
    [InlineData("""{ "warehouse": { "server": { "addresses": "http://db:8123" } } }""", "'warehouse.server.addresses' must be a list of texts.")]
    [InlineData("""{ "warehouse": 5 }""", "'warehouse' must be a section with options in it.")]
    [InlineData("""{ "data": { "x": 1 } }""", "'data' is one value, with nothing below it.")]
    [InlineData("""{ "rawLog": { "brokers": "a:1", "maxWaitingPushes": 0 } }""", "must be greater than or equal to '1'")]
    [InlineData("""{ "rawLog": { "brokers": "a:1", "properties": { "group.id": "x" } } }""", "'group.id' cannot be set")]
    [InlineData("""{ "jobs": { "cellsEvery": "00:00:00.500" } }""", "CellsEvery is 00:00:00.5000000: it must be whole seconds, between a second and a day.")]
    [InlineData("""{ "jobs": { "rawLogKeyDays": 181 } }""", "RawLogKeyDays is 181: it must be between 1 and 180.")]
    [InlineData("{ \"data\": \"x\"\n \"listen\": {} }", ", line 2: this is not JSON.")]
    public void What_is_wrong_is_told_by_its_name_and_the_file(string text, string message)
    {
        var file = Write(text);

        var told = Assert.Throws<UsageException>(() => SettingsReader.Read(file, Nothing)).Message;

        Assert.StartsWith(file, told, StringComparison.Ordinal);
        Assert.Contains(message, told, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_in_the_environment_is_refused() => Assert.StartsWith(
        "the environment: 'RAWLOG.BROKER' is no option.",
        Assert.Throws<UsageException>(() => SettingsReader.Read(null, new Dictionary<string, string> { ["ANALYTICS__RAWLOG__BROKER"] = "a:1" })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_secret_is_the_first_line_of_its_file_and_a_file_without_one_gives_none()
    {
        Assert.Equal("s3cret", SecretText.FromFile(Write("s3cret\nsecond line\n")));
        Assert.Equal("", SecretText.FromFile(Write("")));
        Assert.Equal("", SecretText.FromFile(null));
    }

    [Fact]
    public void The_password_of_the_control_database_comes_from_a_file_and_one_that_is_not_there_is_told()
    {
        var password = Write("word\n");
        var text = """{ "control": { "connection": "Host=db;Database=a;Username=b", "passwordFile": "FILE" } }""";

        Assert.Equal("(not shown)", SettingsReader.Read(Write(text.Replace("FILE", password, StringComparison.Ordinal)), Nothing).Web.Control.Password.ToString());
        File.Delete(password);
        Assert.Contains(
            $"The secret file {password} cannot be read.",
            Assert.Throws<UsageException>(() => SettingsReader.Read(Write(text.Replace("FILE", password, StringComparison.Ordinal)), Nothing)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_not_there_is_told_by_its_file() => Assert.Contains(
        "/nowhere/secret",
        Assert.Throws<UsageException>(() => SettingsReader.Read(
            Write("""{ "warehouse": { "server": { "addresses": ["http://db:8123"], "passwordFile": "/nowhere/secret" } } }"""), Nothing)).Message,
        StringComparison.Ordinal);

    private string Write(string text)
    {
        var path = Path.Combine(home.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, text);
        return path;
    }
}
