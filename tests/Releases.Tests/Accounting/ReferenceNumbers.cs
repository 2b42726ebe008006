using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Support;

namespace Analytics.Releases.Tests;

/// <summary>Known answers that stand beside the checkout.</summary>
internal static partial class ReferenceNumbers
{
    public static JsonElement Open()
    {
        var path = Path.Combine(SharedFolder.Path ?? "", "privacy", "reference_numbers.json");
        Assert.SkipUnless(SharedFolder.Path is not null && File.Exists(path), SharedFolder.Absent);
        return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
    }

    /// <summary>What is asked: the function's name and its numbers in their order.</summary>
    public static (string Function, double[] Numbers) Parse(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var numbers = Number().Matches(name[open..]).Select(match => match.Groups[1].Value.Split('/'))
            .Select(parts => parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture)).Aggregate((left, right) => left / right));
        return (name[..open], [.. numbers]);
    }

    /// <summary>Names give logarithms to four decimals; the numbers are of these.</summary>
    public static double Logarithm(double rounded) =>
        new[] { 1.5, 2, 3, 4 }.Select(number => Math.Log(number)).FirstOrDefault(exact => Math.Abs(exact - rounded) < 1e-4, rounded);

    [GeneratedRegex(@"(?:^\(|=|, )([-0-9][-0-9.e/]*)")]
    private static partial Regex Number();
}
