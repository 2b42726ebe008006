using Analytics.Web;

namespace Analytics.Host.Tests.Serving;

/// <summary>An address of the server and who may use it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">As it is mapped.</param>
/// <param name="Example">An address that the route takes.</param>
/// <param name="Roles">Whose keys open it; null where no key is needed.</param>
internal sealed record Address(string Method, string Route, string Example, IReadOnlyList<Role>? Roles)
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Analysts = [Role.Analyst, Role.Admin];
    private static readonly Role[] Askers = [Role.Product, Role.Admin];
    private static readonly Role[] Judges = [Role.Analyst, Role.Product, Role.Admin];
    private static readonly Role[] Keepers = [Role.Privacy, Role.Admin];
    private static readonly Role[] Buyers = [Role.Partner, Role.Admin];
    private static readonly Role[] Senders = [Role.Intake, Role.Admin];

    /// <summary>Every address there is. What is mapped and not listed here fails a test: say here who may use it.</summary>
    public static IReadOnlyList<Address> All { get; } =
    [
        new("GET", "/healthz", "/healthz", null),
        new("GET", "/readyz", "/readyz", null),
        new("GET", "/sign-in", "/sign-in", null),
        new("POST", "/sign-in", "/sign-in", null),
        new("GET", "/sign-in/page.css", "/sign-in/page.css", null),
        new("GET", "/datasets", "/datasets", null),
        new("GET", "/datasets/{id}", "/datasets/none", null),
        new("POST", "/sign-out", "/sign-out", Everyone),
        new("GET", "/v1/me", "/v1/me", Everyone),
        new("GET", "/reference", "/reference", Everyone),
        new("GET", "/openapi/{documentName}.json", "/openapi/v1.json", Everyone),
        new("GET", "{*path:nonfile}", "/lanes", Everyone),
        new("GET", "/v1/reports/{name}", "/v1/reports/on-time", Analysts),
        new("GET", "/v1/alerts", "/v1/alerts", Analysts),
        new("GET", "/v1/filters", "/v1/filters", Analysts),
        new("GET", "/v1/freshness", "/v1/freshness", Analysts),
        new("GET", "/v1/releases", "/v1/releases", Analysts),
        new("GET", "/v1/releases/budget", "/v1/releases/budget", Analysts),
        new("POST", "/v1/eta", "/v1/eta", Askers),
        new("POST", "/v1/eta/batch", "/v1/eta/batch", Askers),
        new("GET", "/v1/eta/models", "/v1/eta/models", Judges),
        new("GET", "/v1/eta/models/{version}", "/v1/eta/models/none", Judges),
        new("GET", "/v1/privacy/overview", "/v1/privacy/overview", Keepers),
        new("GET", "/v1/privacy/requests", "/v1/privacy/requests", Keepers),
        new("POST", "/v1/privacy/requests", "/v1/privacy/requests", Keepers),
        new("GET", "/v1/privacy/requests/{id}", "/v1/privacy/requests/1", Keepers),
        new("POST", "/v1/privacy/requests/{id}/verify", "/v1/privacy/requests/1/verify", Keepers),
        new("POST", "/v1/privacy/requests/{id}/refuse", "/v1/privacy/requests/1/refuse", Keepers),
        new("GET", "/v1/privacy/requests/{id}/export", "/v1/privacy/requests/1/export", Keepers),
        new("GET", "/v1/datasets", "/v1/datasets", Buyers),
        new("GET", "/v1/datasets/{id}", "/v1/datasets/none", Buyers),
        new("GET", "/v1/datasets/{id}/releases", "/v1/datasets/none/releases", Buyers),
        new("GET", "/v1/datasets/{id}/terms", "/v1/datasets/none/terms", Buyers),
        new("POST", "/v1/datasets/{id}/terms", "/v1/datasets/none/terms", Buyers),
        new("GET", "/v1/datasets/{id}/releases/{window}/files/{name}", "/v1/datasets/none/releases/2026-08/files/groups.parquet", Buyers),
        new("HEAD", "/v1/datasets/{id}/releases/{window}/files/{name}", "/v1/datasets/none/releases/2026-08/files/groups.parquet", Buyers),
        new("GET", "/v1/delta-sharing/shares", "/v1/delta-sharing/shares", Buyers),
        new("GET", "/v1/delta-sharing/shares/{share}", "/v1/delta-sharing/shares/releases", Buyers),
        new("GET", "/v1/delta-sharing/shares/{share}/schemas", "/v1/delta-sharing/shares/releases/schemas", Buyers),
        new("GET", "/v1/delta-sharing/shares/{share}/schemas/{schema}/tables", "/v1/delta-sharing/shares/releases/schemas/datasets/tables", Buyers),
        new("GET", "/v1/delta-sharing/shares/{share}/all-tables", "/v1/delta-sharing/shares/releases/all-tables", Buyers),
        new("GET", "/v1/delta-sharing/shares/{share}/schemas/{schema}/tables/{table}/version", "/v1/delta-sharing/shares/releases/schemas/datasets/tables/none/version", Buyers),
        new("GET", "/v1/delta-sharing/shares/{share}/schemas/{schema}/tables/{table}/metadata", "/v1/delta-sharing/shares/releases/schemas/datasets/tables/none/metadata", Buyers),
        new("POST", "/v1/delta-sharing/shares/{share}/schemas/{schema}/tables/{table}/query", "/v1/delta-sharing/shares/releases/schemas/datasets/tables/none/query", Buyers),
        new("GET", "/v1/delta-sharing/files/{id}/{window}/{name}", "/v1/delta-sharing/files/none/2026-08/groups.parquet", Buyers),
        new("HEAD", "/v1/delta-sharing/files/{id}/{window}/{name}", "/v1/delta-sharing/files/none/2026-08/groups.parquet", Buyers),
        new("POST", "/intake/{provider}", "/intake/17track", Senders),
        new("POST", "/intake/{provider}/{map}", "/intake/mapped/none", Senders),
    ];

    public HttpRequestMessage Request(string query = "") => new(new HttpMethod(Method), Example + query);

    public override string ToString() => $"{Method} {Route}";
}
