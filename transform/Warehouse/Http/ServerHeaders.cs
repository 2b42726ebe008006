namespace Analytics.Warehouse.Http;

/// <summary>The headers of the server's HTTP interface.</summary>
internal static class ServerHeaders
{
    public const string User = "X-ClickHouse-User";
    public const string Key = "X-ClickHouse-Key";
    public const string Continue = "X-ClickHouse-100-Continue";
    public const string ExceptionCode = "X-ClickHouse-Exception-Code";
    public const string ExceptionTag = "X-ClickHouse-Exception-Tag";
    public const string QueryId = "X-ClickHouse-Query-Id";
    public const string Summary = "X-ClickHouse-Summary";
}
