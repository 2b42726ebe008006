using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Cluster;

/// <summary>The tables of a cluster, held against those that the migrations make.</summary>
public sealed class ClusterSchemaTests : OwnWarehouseTest
{
    private const string Names = "SELECT name FROM system.tables WHERE database = {database:String} AND engine NOT IN ('View', 'Dictionary') ORDER BY name";

    private const string Columns =
        """
        SELECT name, type, default_kind, default_expression
        FROM system.columns
        WHERE database = {database:String} AND table = {table:String}
        ORDER BY position
        """;

    private const string Keys =
        """
        SELECT engine, partition_key, primary_key, sorting_key, extract(create_table_query, 'index_granularity = \\d+')
        FROM system.tables
        WHERE database = {database:String} AND name = {table:String}
        """;

    private static readonly string[] facts = ["journeys", "rejections", "retractions", "scans", "subjects"];

    [Fact]
    public async Task The_engine_can_read_every_statement()
    {
        Assert.True(ClusterFiles.All.Count > 20);
        foreach (var statement in ClusterFiles.All)
        {
            Assert.NotEmpty(await Text("EXPLAIN AST " + statement));
        }
    }

    [Fact]
    public async Task The_settings_of_the_profile_are_settings_that_there_are()
    {
        var profile = Assert.Single(ClusterFiles.All, statement => statement.Contains("SETTINGS PROFILE", StringComparison.Ordinal));
        var named = profile.Split('\n').Where(line => line.Contains(" = ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).ToList();

        Assert.Equal($"{named.Count}\n", await Text("SELECT count() FROM system.settings WHERE has({names:Array(String)}, name)", Named("names", $"['{string.Join("','", named)}']")));
    }

    [Fact]
    public async Task Every_table_of_the_schema_is_there_and_no_other()
    {
        await MakeAsync();

        Assert.Equal(await Text(Names, Named("database", "default")), await Text(Names, Named("database", "analytics")));
        Assert.Equal(string.Concat(facts.Select(table => table + "\n")), await Text(Names, Named("database", ClusterFiles.Local)));
    }

    [Fact]
    public async Task Every_table_has_the_columns_of_the_schema()
    {
        await MakeAsync();

        foreach (var table in await TablesAsync())
        {
            Assert.Equal(await OfAsync(Columns, "default", table), await OfAsync(Columns, IsFact(table) ? ClusterFiles.Local : "analytics", table));
        }
    }

    [Fact]
    public async Task Every_table_has_the_engine_the_partitions_and_the_order_of_the_schema()
    {
        await MakeAsync();

        foreach (var table in await TablesAsync())
        {
            Assert.Equal(await OfAsync(Keys, "default", table), await OfAsync(Keys, IsFact(table) ? ClusterFiles.Local : "analytics", table));
        }
    }

    [Fact]
    public void Facts_are_in_the_shard_of_their_parcel_and_rejections_in_that_of_their_load()
    {
        foreach (var table in facts)
        {
            var key = table == "rejections" ? "load_id" : "parcel";
            Assert.Contains(
                $"CREATE TABLE IF NOT EXISTS analytics.{table} AS {ClusterFiles.Local}.{table}\nENGINE = Distributed('{{cluster}}', '{ClusterFiles.Local}', '{table}', sipHash64({key}))",
                ClusterFiles.All.Select(statement => statement[Math.Max(0, statement.IndexOf("CREATE", StringComparison.Ordinal))..]));
        }
    }

    [Fact]
    public void Every_table_that_holds_rows_is_replicated() => Assert.All(
        ClusterFiles.Creating.Where(statement => statement.Contains("MergeTree", StringComparison.Ordinal)),
        statement => Assert.Contains("ENGINE = Replicated", statement, StringComparison.Ordinal));

    private static bool IsFact(string table) => facts.Contains(table);

    private static Dictionary<string, string> Named(string name, string value) => new() { [name] = value };

    private Task<string> OfAsync(string sql, string database, string table) => Text(sql, new() { ["database"] = database, ["table"] = table });

    private async Task<string[]> TablesAsync() => (await Text(Names, Named("database", "default"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task MakeAsync()
    {
        foreach (var statement in ClusterFiles.Creating)
        {
            await ClickHouse.ExecuteAsync(new Statement(ClusterFiles.InProcess(statement, "analytics")));
        }
    }
}
