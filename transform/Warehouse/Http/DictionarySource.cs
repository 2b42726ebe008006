using Analytics.Warehouse.Migrations;

namespace Analytics.Warehouse.Http;

/// <summary>
/// Dictionaries read their tables as a user of the server's, whose name and password stand in their definition; the engine in process needs
/// none. The server stores that definition, and shows and logs it with <c>[HIDDEN]</c> for the password.
/// </summary>
internal static class DictionarySource
{
    private const string Opening = "SOURCE(CLICKHOUSE(";
    private const string Create = "CREATE DICTIONARY IF NOT EXISTS";

    /// <summary>The statement, with the user in it where it defines a dictionary.</summary>
    public static Statement ReadAs(ServerOptions options, Statement statement)
    {
        var user = $"USER {SqlText.Text(options.User)} PASSWORD {SqlText.Text(options.Password.Reveal())} ";
        return statement.Sql.Contains(Opening, StringComparison.Ordinal) ? statement with { Sql = statement.Sql.Replace(Opening, Opening + user) } : statement;
    }

    /// <summary>Defines the dictionaries anew when they were made by a user who is no longer let in, or with a password that was changed.</summary>
    public static async ValueTask RenewAsync(IClickHouse clickHouse, CancellationToken cancellation)
    {
        try
        {
            await clickHouse.ExecuteAsync(new Statement("SELECT working_days_checksum()"), cancellation).ConfigureAwait(false);
        }
        catch (WarehouseException e) when (e.Fault == WarehouseFault.NotAuthorised)
        {
            foreach (var statement in Migration.All.SelectMany(m => m.Statements).Where(s => s.Contains(Create, StringComparison.Ordinal)))
            {
                await clickHouse.ExecuteAsync(new Statement(statement.Replace(Create, "CREATE OR REPLACE DICTIONARY")), cancellation).ConfigureAwait(false);
            }
        }
    }
}
