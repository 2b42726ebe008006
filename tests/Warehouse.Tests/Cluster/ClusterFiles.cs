using System.Text.RegularExpressions;
using Analytics.Support;

namespace Analytics.Warehouse.Tests.Cluster;

/// <summary>The statements in <c>deploy/clickhouse</c>.</summary>
internal static partial class ClusterFiles
{
    /// <summary>The database of each shard's own.</summary>
    public const string Local = "analytics_local";

    /// <summary>Of every file, in the order of their names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Files().SelectMany(file => SqlText.Split(File.ReadAllText(file)))];

    /// <summary>Those that make databases and tables.</summary>
    public static IReadOnlyList<string> Creating { get; } = [.. All.Where(statement => Creates().IsMatch(statement))];

    /// <summary>
    /// The same for the engine in process, which has neither replicas nor clusters: tables that are not replicated, and Distributed ones of one
    /// shard, which is this process.
    /// </summary>
    /// <param name="statement">As it stands in the file.</param>
    /// <param name="database">The database that stands for the program's.</param>
    public static string InProcess(string statement, string database)
    {
        statement = ReplicatedDatabase().Replace(statement, "");
        statement = Distributed().Replace(statement, "AS remote('127.0.0.1', '${database}', '${table}')");
        return statement
            .Replace("ON CLUSTER '{cluster}'", "", StringComparison.Ordinal)
            .Replace("replicated_deduplication_window", "non_replicated_deduplication_window", StringComparison.Ordinal)
            .Replace("= Replicated", "= ", StringComparison.Ordinal)
            .Replace("EXISTS analytics ", $"EXISTS {database} ", StringComparison.Ordinal)
            .Replace(" analytics.", $" {database}.", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(Checkout.PathOf("deploy", "clickhouse"), "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bCREATE (DATABASE|TABLE) IF NOT EXISTS ", RegexOptions.ExplicitCapture)]
    private static partial Regex Creates();

    [GeneratedRegex(@"ENGINE = Replicated\([^)]*\)")]
    private static partial Regex ReplicatedDatabase();

    [GeneratedRegex(@"AS \w+\.\w+\s+ENGINE = Distributed\('\{cluster\}', '(?<database>\w+)', '(?<table>\w+)', sipHash64\(\w+\)\)")]
    private static partial Regex Distributed();
}
