using System.Xml.Linq;

namespace Analytics.ClickHouseFront.Engine;

/// <summary>Who there is, as a server's users.xml says it: <c>default</c>, as whom the engine itself runs, and one more.</summary>
internal static class UsersFile
{
    public static string Text(string user, string password)
    {
        var users = user == "default" ? [User(user, "")] : new[] { User("default", ""), User(user, password) };
        return new XElement(
            "clickhouse",
            new XElement("profiles", new XElement("default")),
            new XElement("quotas", new XElement("default")),
            new XElement("users", users)).ToString();
    }

    private static XElement User(string name, string password) => new(
        name,
        new XElement("password", password),
        new XElement("networks", new XElement("ip", "::/0")),
        new XElement("profile", "default"),
        new XElement("quota", "default"));
}
