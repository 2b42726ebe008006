namespace Analytics.Web;

/// <summary>What a key opens. A key has one role.</summary>
public enum Role
{
    /// <summary>Reports, alerts and the dashboard.</summary>
    Analyst,

    /// <summary>Datasets that were bought.</summary>
    Partner,

    /// <summary>Estimated times of arrival.</summary>
    Product,

    /// <summary>Pushes of providers.</summary>
    Intake,

    /// <summary>Requests of the persons concerned.</summary>
    Privacy,

    /// <summary>Everything.</summary>
    Admin,
}

/// <summary>Roles as text: the name in lower case.</summary>
public static class Roles
{
    private static readonly Dictionary<string, Role> ByName = Enum.GetValues<Role>().ToDictionary(NameOf);

    /// <summary>Every name, with commas between them.</summary>
    public static string All { get; } = string.Join(", ", ByName.Keys);

    public static string NameOf(Role role) => role switch
    {
        Role.Analyst => "analyst",
        Role.Partner => "partner",
        Role.Product => "product",
        Role.Intake => "intake",
        Role.Privacy => "privacy",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static bool TryParse(string name, out Role role) => ByName.TryGetValue(name, out role);
}
