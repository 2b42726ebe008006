namespace Analytics.Warehouse.Http;

/// <summary>
/// What every statement asks of the server, so that it answers as the embedded engine does whatever its version's defaults and the user's
/// profile are.
/// </summary>
internal static class ServerSettings
{
    public static IReadOnlyList<(string Name, string Value)> Always { get; } =
    [
        ("session_timezone", "UTC"),

        // Batches come merged already, and must be stored when the insert is answered.
        ("optimize_on_insert", "0"),
        ("async_insert", "0"),

        // Readers of JSON want numbers as numbers.
        ("output_format_json_quote_64bit_integers", "0"),

        // An error after the first rows comes behind them in one form, and never as a document that looks like data.
        ("http_write_exception_in_output_format", "0"),

        // A reader that has left needs no more rows.
        ("cancel_http_readonly_queries_on_client_close", "1"),
    ];
}
