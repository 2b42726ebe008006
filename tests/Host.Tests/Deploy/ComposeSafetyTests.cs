using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Support;
using Analytics.Support.Compose;

namespace Analytics.Host.Tests.Deploy;

/// <summary>What the compose file keeps from others, and from the program itself.</summary>
public sealed partial class ComposeSafetyTests
{
    private static readonly ComposeFile Compose = ComposeFile.Read();

    [Fact]
    public void No_password_stands_in_it()
    {
        foreach (var (name, value) in Compose.Services.Values.SelectMany(service => service.Environment))
        {
            Assert.True(!Secretive().IsMatch(name) || SecretFile().IsMatch(value), $"{name} is no file of a secret.");
            Assert.DoesNotMatch(@"(?i)password\s*=", value);
        }

        // Elsewhere a password is only ever read from a file.
        Assert.All(Given().Matches(Compose.Text), found => Assert.StartsWith("\"$$(head -n 1 /run/secrets/", found.Groups["value"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_secret_is_a_file_that_git_and_the_image_leave_out()
    {
        foreach (var (_, secret) in Compose.Root["secrets"]!.AsObject())
        {
            Assert.Equal("file", Assert.Single(secret!.AsObject()).Key);
            Assert.StartsWith("deploy/docker/secrets/", secret["file"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        Assert.Contains("/deploy/docker/secrets/", File.ReadAllLines(Checkout.PathOf(".gitignore")));
        Assert.Contains("deploy/docker/secrets", File.ReadAllLines(Checkout.PathOf(".dockerignore")));
    }

    [Fact]
    public void Only_intake_and_web_can_be_reached_and_only_from_this_machine()
    {
        Assert.Equal(["intake", "web"], Compose.Services.Values.Where(service => service.List("ports").Count > 0).Select(service => service.Name).Order());
        Assert.All(Compose.Services.Values.SelectMany(service => service.List("ports")), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.All(
            Compose.Services.Values.Where(service => service.List("ports").Count == 0),
            service => Assert.All(service.List("networks"), network => Assert.True(Compose.Root["networks"]![network]!["internal"]!.GetValue<bool>())));
    }

    [Fact]
    public void The_program_can_write_to_its_volume_and_to_nothing_else_that_stays()
    {
        Assert.All(Compose.Ours, service =>
        {
            Assert.True(service.Node["read_only"]!.GetValue<bool>());
            Assert.Equal(["data:/data"], service.List("volumes"));
            Assert.Equal(["/tmp"], service.List("tmpfs"));
        });
    }

    [Fact]
    public void The_program_has_no_right_that_it_does_not_need()
    {
        Assert.All(Compose.Ours, service =>
        {
            Assert.Equal(["ALL"], service.List("cap_drop"));
            Assert.Null(service.Node["privileged"]);
            Assert.Null(service.Node["user"]);
        });
        Assert.All(Compose.Services.Values, service => Assert.Contains("no-new-privileges:true", service.List("security_opt")));
        var image = File.ReadAllLines(Checkout.PathOf("deploy", "docker", "Dockerfile"));
        Assert.Equal("USER 10001:10001", image.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whatever_serves_tells_its_health_starts_again_and_has_time_to_end()
    {
        Assert.All(Compose.Services.Values.Where(service => service.Serves), service =>
        {
            Assert.NotEmpty(service.Node["healthcheck"]!["test"]!.AsArray());
            Assert.NotEmpty(service.List("volumes"));
            var grace = service.Text("stop_grace_period")!;
            Assert.EndsWith("s", grace, StringComparison.Ordinal);

            // The program's own patience with itself is a minute.
            Assert.InRange(int.Parse(grace[..^1], CultureInfo.InvariantCulture), service.IsOurs ? 61 : 30, 600);
        });
    }

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|KEY", RegexOptions.IgnoreCase)]
    private static partial Regex Secretive();

    [GeneratedRegex("^/run/secrets/[a-z]+$")]
    private static partial Regex SecretFile();

    [GeneratedRegex(@"PASSWORD=(?<value>\S+ \S+ \S+ \S+)")]
    private static partial Regex Given();
}
