using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Support;

namespace Analytics.Releases.Tests;

/// <summary>Two counts of which one unit is the difference, the noise on them, and what must hold: a case of the shared collection.</summary>
internal sealed partial record CountCase(
    string Name, double Epsilon, double Delta, double Tolerance, bool IsGaussian, int Groups, double NoiseEpsilon, double NoiseDelta, long Count, long Neighbour)
{
    public static IReadOnlyList<CountCase> All()
    {
        var path = Path.Combine(SharedFolder.Path ?? "", "privacy", "google-dp", "count_dp_test_cases.textproto");
        Assert.SkipUnless(SharedFolder.Path is not null && File.Exists(path), SharedFolder.Absent);
        var text = Comment().Replace(File.ReadAllText(path), "");
        Assert.Equal(ApproximateDp.Votes, int.Parse(Values(text, "number_of_votes").Single(), CultureInfo.InvariantCulture));
        return [.. text.Split("count_dp_test_case {").Skip(1).Select(Parse)];
    }

    private static CountCase Parse(string text)
    {
        var parts = text.Split("count_sampling_parameters {");
        double Number(int part, string name) => Values(parts[part], name).Select(value => double.Parse(value, CultureInfo.InvariantCulture)).FirstOrDefault();
        long Sum(string name) => Values(parts[1], name).SelectMany(value => value.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Sum(value => long.Parse(value, CultureInfo.InvariantCulture));
        return new(
            Values(parts[0], "name").Single().Trim('"'), Number(0, "epsilon"), Number(0, "delta"), Number(0, "delta_tolerance"),
            Values(parts[1], "noise_type").Single() == "GAUSSIAN", (int)Number(1, "max_partitions_contributed"), Number(1, "epsilon"), Number(1, "delta"),
            Sum("raw_increment_by"), Sum("neighbour_raw_increment_by"));
    }

    private static IEnumerable<string> Values(string text, string name) =>
        Regex.Matches(text, $@"(?<![a-z_]){name}: (""[^""]*""|\[[^\]]*\]|\S+)").Select(match => match.Groups[1].Value);

    [GeneratedRegex("#.*")]
    private static partial Regex Comment();
}
