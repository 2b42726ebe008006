namespace Analytics.Warehouse.Tests.Support;

/// <summary>The real server that the environment names, if it does.</summary>
internal static class RealServer
{
    /// <summary>Its address, with user and password where it needs them: <c>http://user:password@host:8123</c>.</summary>
    public const string Variable = "ANALYTICS_TEST_CLICKHOUSE";

    public const string Absent = $"{Variable} names no ClickHouse server.";

    public static bool IsNamed => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>For a database that is not there yet.</summary>
    public static ServerOptions Options()
    {
        var named = new Uri(Environment.GetEnvironmentVariable(Variable)!);
        var user = named.UserInfo.Split(':', 2);
        return new ServerOptions
        {
            Addresses = [new UriBuilder(named) { UserName = "", Password = "" }.Uri],
            Database = $"analytics_test_{Guid.NewGuid():N}",
            User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "default",
            Password = user.Length > 1 ? Secret.FromText(Uri.UnescapeDataString(user[1])) : Secret.None,
        };
    }
}
