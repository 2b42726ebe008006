using Analytics.Custody;
using Analytics.Formats;
using Analytics.Pipeline.Tests.Harness;
using Analytics.Support.Canaries;

namespace Analytics.Pipeline.Tests.Canaries;

/// <summary>
/// Invariant 1 for this stage: whatever stands in the fields of a push, only what <see cref="Measures"/> lists comes out.
/// </summary>
public sealed class NoIdentifierPassesTests
{
    public static IEnumerable<TheoryDataRow<string, string, CanaryShape>> Pushes() =>
        from format in ProviderFormat.All.Values
        from root in format.Shape.Roots
        from shape in Enum.GetValues<CanaryShape>()
        select new TheoryDataRow<string, string, CanaryShape>(format.Name, root, shape);

    public static IEnumerable<TheoryDataRow<string>> Formats() => ProviderFormat.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Pushes))]
    public void Of_canaries_in_every_field_only_names_of_carriers_and_services_come_out(string format, string root, CanaryShape shape)
    {
        var push = new CanaryPush(format, root, shape);
        var result = push.Transform();

        Assert.Equal((1, 1), (result.Tally.Kept, result.Tally.Total));
        Assert.Empty(push.LeaksIn(result.Everything));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_identifier_of_a_format_is_read_and_comes_out_as_a_token(string format)
    {
        var persons = FieldPolicy.BuiltIn.Of(format).Count(line => line.Action == FieldAction.Token && line.Field != Field.Number);
        Assert.All(ProviderFormat.All[format].Shape.Roots, root =>
        {
            var result = new CanaryPush(format, root, CanaryShape.Letters).Transform();
            Assert.Equal(persons, result.Rows("subjects").Select(row => row["token"]).Distinct().Count());
            Assert.NotEmpty(result.Rows("journeys"));
        });
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_canaries_reach_every_field_that_the_policy_names(string format)
    {
        var reached = from root in ProviderFormat.All[format].Shape.Roots
                      from canary in new CanaryPush(format, root, CanaryShape.Letters).Canaries
                      select canary.Line;
        var times = FieldPolicy.BuiltIn.Of(format).Where(line => Measures.Times.Contains(line.Field));

        Assert.Empty(FieldPolicy.BuiltIn.Of(format).Except(reached).Except(times));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_a_policy_keeps_is_a_measure_of_a_kind_that_is_listed_here(string format)
    {
        var kept = FieldPolicy.BuiltIn.Of(format).Where(line => line.Action == FieldAction.Keep).Select(line => line.Field).ToHashSet();
        kept.ExceptWith([.. Measures.Texts, .. Measures.Times, .. Measures.Statuses, .. Measures.Flags]);
        Assert.Empty(kept);
    }

    [Theory]
    [InlineData("ZZ000000019QQ")]
    [InlineData("jo@mail.test")]
    [InlineData("+49 30 5550 1992")]
    [InlineData("Jo Example")]
    public void A_key_that_does_not_look_like_a_name_is_counted_and_not_shown(string key)
    {
        var result = Transformed.From("17track", Json.Push(Json.Event(), more: $",\"{key}\":1,\"param\":{{\"{key}\":1}}"));

        Assert.Equal(1, result.Tally.Kept);
        Assert.DoesNotContain(key, result.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(result.UnknownFields, field => field.Key == "data.(name not shown)" && field.Value == 1);
    }
}
