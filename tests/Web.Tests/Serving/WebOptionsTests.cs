namespace Analytics.Web.Tests;

public sealed class WebOptionsTests
{
    private static readonly WebOptions Good = new() { Control = new() { Folder = "control" } };

    public static TheoryData<WebOptions, string> Wrong => new()
    {
        { Good with { Control = new() }, "The control database needs either Folder, for an SQLite file, or Connection, for PostgreSQL." },
        { Good with { DashboardFolder = "" }, "DashboardFolder is empty: name the folder of the dashboard's files." },
        { Good with { RequestsPerSecond = 0 }, "RequestsPerSecond is 0: it must be at least 1." },
        { Good with { RequestBurst = -1 }, "RequestBurst is -1: it must be at least 1." },
        { Good with { FailuresPerMinute = 0 }, "FailuresPerMinute is 0: it must be at least 1." },
        { Good with { AnswerCacheBytes = 0 }, "AnswerCacheBytes is 0: it must be at least 1." },
    };

    [Fact]
    public void The_defaults_are_good() => Good.Validate();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named_with_what_it_must_be(WebOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(options.Validate).Message);
}
