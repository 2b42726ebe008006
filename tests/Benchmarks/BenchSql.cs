using System.Reflection;

namespace Analytics.Benchmarks;

/// <summary>The statements of the benchmarks, from their .sql files.</summary>
internal static class BenchSql
{
    /// <param name="name">Name of the file, with its folder: <c>Reports.limit_legs.sql</c>.</param>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Analytics.Benchmarks.{name}")!);
        return reader.ReadToEnd();
    }
}
