using System.Text.RegularExpressions;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Pipeline.Journeys;
using Analytics.Support.Warehouse;

namespace Analytics.Pipeline.Tests.Facts;

/// <summary>Numbers that are stored mean in the code what they mean in the schema.</summary>
public sealed partial class SchemaAgreementTests
{
    /// <summary>The columns of journeys that hold moments, in order.</summary>
    internal static IReadOnlyList<string> MomentColumns { get; } =
    [
        .. TableLayout.Of("journeys").Columns.Select(column => column.Name)
            .SkipWhile(name => name != "promise").Skip(1)
            .TakeWhile(name => name != "last_scan"),
    ];

    [Fact]
    public void Milestones_are_numbered_alike() => AssertAlike<Milestone>("scans", "milestone", name => name);

    [Fact]
    public void Certainties_are_numbered_alike() => AssertAlike<TimeCertainty>("scans", "certainty", name => name);

    [Fact]
    public void Purposes_of_persons_are_numbered_alike() =>
        AssertAlike<TokenPurpose>("subjects", "purpose", name => name.ToLowerInvariant(), except: TokenPurpose.Parcel);

    [Fact]
    public void The_steps_of_a_journey_stand_in_the_order_of_the_columns() =>
        Assert.Equal(MomentColumns, Enum.GetNames<Step>().Select(name => Hump().Replace(name, "_$0").ToLowerInvariant()));

    private static void AssertAlike<T>(string table, string column, Func<string, string> spelling, params IReadOnlyList<T> except)
        where T : struct, Enum =>
        Assert.Equal(
            Enum.GetValues<T>().Except(except).ToDictionary(value => Convert.ToInt32(value, null), value => spelling(value.ToString())),
            TableLayout.Of(table).TypeOf(column).EnumValues);

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Hump();
}
