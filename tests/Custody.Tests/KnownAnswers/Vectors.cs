using System.Text.Json;
using Analytics.Support;

namespace Analytics.Custody.Tests.KnownAnswers;

/// <summary>Published vectors. They are no part of the repository: tests that need them are skipped where they are absent.</summary>
internal static class Vectors
{
    public static JsonElement Open(string name)
    {
        Assert.SkipWhen(SharedFolder.Path is null, SharedFolder.Absent);
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedFolder.Path!, "privacy", "crypto", name)));
        return vectors.RootElement.Clone();
    }

    /// <summary>Every test of a file of Wycheproof's, with the group that it stands in.</summary>
    public static IEnumerable<(JsonElement Group, JsonElement Test)> Wycheproof(string name) =>
        from @group in Open(name).GetProperty("testGroups").EnumerateArray()
        from test in @group.GetProperty("tests").EnumerateArray()
        select (@group, test);

    public static byte[] Bytes(this JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);

    public static bool IsValid(this JsonElement test) => test.GetProperty("result").GetString() == "valid";
}
