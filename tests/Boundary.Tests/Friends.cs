namespace Analytics.Boundary.Tests;

/// <summary>Who may see whose internals: tests, and Custody those of Formats, since it alone turns identifiers into tokens.</summary>
internal static class Friends
{
    /// <summary>Friends that an assembly should not have.</summary>
    /// <param name="friends">Each production assembly with the assemblies that may see its internals.</param>
    /// <param name="tests">The names of test assemblies.</param>
    public static IEnumerable<string> Unplanned(IEnumerable<(string Assembly, string Friend)> friends, IReadOnlySet<string> tests) =>
        from pair in friends
        where !IsPlanned(pair.Assembly, pair.Friend, tests)
        select $"{pair.Friend} sees the internals of {pair.Assembly}";

    private static bool IsPlanned(string assembly, string friend, IReadOnlySet<string> tests) =>
        tests.Contains(friend) || (assembly, friend) is ("Analytics.Formats", "Analytics.Custody");
}
