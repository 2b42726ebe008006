namespace Analytics.Control.Tests;

public sealed class ControlOptionsTests
{
    private const string Secret = "hunter2";

    private static readonly ControlOptions Good = new() { Connection = "Host=db;Database=analytics;Username=analytics" };

    public static TheoryData<ControlOptions, string> Wrong => new()
    {
        { new(), "The control database needs either Folder, for an SQLite file, or Connection, for PostgreSQL." },
        { new() { Folder = " " }, "The control database needs either Folder, for an SQLite file, or Connection, for PostgreSQL." },
        { Good with { Folder = "control" }, "The control database needs either Folder, for an SQLite file, or Connection, for PostgreSQL." },
        { Good with { Patience = TimeSpan.FromSeconds(-1) }, "Patience is -00:00:01: it must be between zero and a minute." },
        { Good with { Patience = TimeSpan.FromSeconds(61) }, "Patience is 00:01:01: it must be between zero and a minute." },
        { Good with { Connection = "Database=x;Username=x" }, "Connection does not say Host: write it as Host=db;Database=analytics;Username=analytics." },
        { Good with { Connection = "Host=x;Username=x" }, "Connection does not say Database: write it as Host=db;Database=analytics;Username=analytics." },
        { Good with { Connection = "Host=x;Database=x" }, "Connection does not say Username: write it as Host=db;Database=analytics;Username=analytics." },
        { Good with { Connection = Good.Connection + $";Password={Secret}" }, "Connection holds a password, which would be shown with it: give it as Password." },
        { Good with { Connection = Good.Connection + $";PWD={Secret}" }, "Connection holds a password, which would be shown with it: give it as Password." },
        { Good with { Connection = Good.Connection + $";SSL Password={Secret}" }, "Connection holds a password, which would be shown with it: give it as Password." },
        { Good with { Connection = Good.Connection + ";Root Certificate=missing.pem" }, "Connection names a file as Root Certificate that is not there: missing.pem" },
        { Good with { Connection = Good.Connection + ";SSL Key=missing.key" }, "Connection names a file as SSL Key that is not there: missing.key" },
    };

    public static TheoryData<string> Unreadable => [$"postgres://analytics:{Secret}@db/analytics", $"Host=db;{Secret}=x", $"Host=db;Port={Secret}", $"Host=db;Port=99999999999{Secret.Length}", Secret];

    [Fact]
    public void A_folder_or_a_connection_is_enough()
    {
        Good.Validate();
        new ControlOptions { Folder = "control" }.Validate();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named_with_what_it_must_be(ControlOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(options.Validate).Message);

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_connection_that_cannot_be_read_is_not_quoted(string connection)
    {
        var refused = Assert.Throws<ArgumentException>((Good with { Connection = connection }).Validate);

        Assert.StartsWith("Connection cannot be read: write it as Host=db;Database=analytics;Username=analytics", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_never_printed()
    {
        var options = Good with { Password = ControlPassword.FromText(Secret) };

        Assert.DoesNotContain(Secret, options.ToString(), StringComparison.Ordinal);
        Assert.Contains("(not shown)", options.ToString(), StringComparison.Ordinal);
        Assert.Equal("(none)", ControlPassword.None.ToString());
    }
}
