using System.Net;
using Analytics.Web;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Host.Tests.Serving;

/// <summary>Who gets in where, over every address of the whole server.</summary>
[Collection(WholeServer.Warehouses)]
public sealed class AccessTests(WholeServer server) : IClassFixture<WholeServer>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void It_is_written_down_who_may_use_each_address() => Assert.Equal(
        Address.All.Select(address => address.ToString()).Order(),
        server.Endpoints.SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} {endpoint.RoutePattern.RawText}")).Order());

    [Fact]
    public async Task Without_a_key_nothing_answers_but_health_readiness_the_sign_in_and_the_pages_of_datasets()
    {
        using var stranger = server.Client();
        var open = new List<string>();
        foreach (var address in Address.All)
        {
            using var answer = await stranger.SendAsync(address.Request());
            AssertSafe(answer);
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                open.Add(address.ToString());
            }
        }

        Assert.Equal(["GET /datasets", "GET /datasets/{id}", "GET /healthz", "GET /readyz", "GET /sign-in", "GET /sign-in/page.css", "POST /sign-in"], open.Order());
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_key_opens_what_its_role_is_for_and_gets_403_elsewhere(Role role)
    {
        using var client = server.Client(server.Keys.Add(role, "test").Key);
        foreach (var address in Address.All.Where(address => address.Roles is not null))
        {
            using var answer = await client.SendAsync(address.Request());
            AssertSafe(answer);
            Assert.True(answer.StatusCode != HttpStatusCode.Unauthorized, $"{address}: 401");
            Assert.True(
                (answer.StatusCode == HttpStatusCode.Forbidden) != address.Roles!.Contains(role),
                $"{address} answers {(int)answer.StatusCode} to the role {role}");
        }
    }

    [Fact]
    public async Task A_revoked_key_fails_at_once_at_every_address()
    {
        var (id, key) = server.Keys.Add(Role.Admin, "leaver");
        using var client = server.Client(key);
        using var sender = server.Client();
        server.Keys.Revoke(id);

        foreach (var address in Address.All.Where(address => address.Roles is not null))
        {
            using var answer = await client.SendAsync(address.Request());
            using var inAddress = await sender.SendAsync(address.Request($"?key={key}"));
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer.StatusCode));
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, inAddress.StatusCode));
        }
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Partner)]
    public async Task A_key_is_never_logged_wherever_it_is_sent(Role role)
    {
        var key = server.Keys.Add(role, "test").Key;
        using var client = server.Client(key);
        using var stranger = server.Client();

        foreach (var address in Address.All)
        {
            using var inHeader = await client.SendAsync(address.Request());
            using var inAddress = await stranger.SendAsync(address.Request($"?key={key}"));
            using var inPath = await client.SendAsync(new HttpRequestMessage(new HttpMethod(address.Method), $"{address.Example}/{key}"));
            Assert.DoesNotContain(key, await inPath.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.NotEqual("", server.Log.Text);
        Assert.DoesNotContain(key[^20..], server.Log.Text, StringComparison.Ordinal);
    }

    // The page answers to any method, and to all but GET with 404.
    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static void AssertSafe(HttpResponseMessage answer)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }
}
