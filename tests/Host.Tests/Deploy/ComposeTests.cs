using System.CommandLine;
using System.Text.RegularExpressions;
using Analytics.Host.Commands;
using Analytics.Host.Configuration;
using Analytics.Support.Compose;

namespace Analytics.Host.Tests.Deploy;

/// <summary>What the compose file states of the program, held against the program.</summary>
public sealed partial class ComposeTests
{
    private static readonly ComposeFile Compose = ComposeFile.Read();

    [Fact]
    public void The_program_runs_as_topics_intake_transform_and_web()
    {
        Assert.Equal(["intake", "topics", "transform", "web"], Compose.Ours.Select(service => service.Name).Order());
        Assert.All(Compose.Ours, service => Assert.Equal(service.Name, service.Command[0]));
    }

    [Fact]
    public void Every_command_line_of_ours_is_one_that_the_program_reads()
    {
        var program = new Command("analytics") { TopicsCommand.Create(), IntakeCommand.Create(TimeProvider.System), TransformCommand.Create(TimeProvider.System), WebCommand.Create(TimeProvider.System) };

        Assert.All(Compose.Ours, service => Assert.Empty(program.Parse([.. service.Command]).Errors));
    }

    [Fact]
    public void Every_variable_of_ours_is_an_option_that_takes_its_value()
    {
        var variables = Compose.Services.Values.SelectMany(service => service.Environment)
            .Where(variable => variable.Key.StartsWith(SettingsReader.Prefix, StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.True(variables.Count > 20);
        Assert.All(variables, variable => Assert.Null(KnownOptions.Fault(variable.Key[SettingsReader.Prefix.Length..].Split("__"), variable.Value)));
    }

    [Fact]
    public void Nothing_but_variables_of_ours_is_set_for_the_program()
    {
        Assert.All(Compose.Ours.SelectMany(service => service.Environment.Keys), name => Assert.StartsWith(SettingsReader.Prefix, name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_service_of_ours_makes_settings_once_its_secrets_are_there()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "a-secret-of-the-test\n");
        foreach (var service in Compose.Ours)
        {
            var environment = service.Environment.ToDictionary(variable => variable.Key, variable => variable.Value.StartsWith("/run/secrets/", StringComparison.Ordinal) ? secret : variable.Value);
            var settings = SettingsReader.Read(null, environment);

            Assert.NotNull(settings.RawLog);
            Assert.Equal("/data", settings.Data);
            Assert.Equal(service.Serves, settings.Warehouse.Server is not null);
            Assert.Equal(service.Serves, settings.Web.Control.Connection is not null);
        }

        File.Delete(secret);
    }

    [Fact]
    public void Every_host_that_a_variable_names_is_a_service()
    {
        var hosts = Compose.Services.Values.SelectMany(service => service.Environment.Values).SelectMany(HostsOf).ToHashSet();

        Assert.Superset(new HashSet<string> { "kafka", "clickhouse", "postgres" }, hosts);
        Assert.Subset(Compose.Services.Keys.ToHashSet(), hosts);
    }

    [Fact]
    public void Whoever_is_waited_for_can_tell_that_it_is_ready()
    {
        foreach (var (name, condition) in Compose.Services.Values.SelectMany(Waits))
        {
            var awaited = Compose.Services[name];
            Assert.Equal(awaited.Serves ? "service_healthy" : "service_completed_successfully", condition);
            Assert.Equal(awaited.Serves, awaited.Node["healthcheck"]!["test"] is not null);
        }
    }

    private static IEnumerable<(string Name, string Condition)> Waits(ComposeService service) =>
        (service.Node["depends_on"]?.AsObject() ?? []).Select(wait => (wait.Key, wait.Value!["condition"]!.GetValue<string>()));

    private static IEnumerable<string> HostsOf(string value) =>
        Host().Matches(value).Select(found => found.Groups["name"].Value).Where(name => name.Length > 0);

    // In addresses, lists of host:port, and connection strings.
    [GeneratedRegex(@"((?<=^|[/@,=])(?<name>[a-z][a-z0-9.-]*)(?=:\d))|((?<=Host=)(?<name>[^;]+))", RegexOptions.ExplicitCapture)]
    private static partial Regex Host();
}
