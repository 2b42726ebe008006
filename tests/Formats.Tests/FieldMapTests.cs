using System.Text;

namespace Analytics.Formats.Tests;

public sealed class FieldMapTests
{
    [Fact]
    public void A_path_stands_below_every_root_and_with_a_slash_below_none()
    {
        var map = FieldMap.Build(
            new FormatShape("made-up", ["", "data", "data.list[]"], []),
            [new FieldRule("number", Field.Number), new FieldRule("/kind", Field.EventName)]);

        Assert.Equal(Field.Number, At(map, "number"));
        Assert.Equal(Field.Number, At(map, "data", "number"));
        Assert.Equal(Field.Number, At(map, "data", "list", "[]", "number"));
        Assert.Equal(Field.EventName, At(map, "kind"));
        Assert.Null(At(map, "data", "kind"));
    }

    [Fact]
    public void Every_name_of_a_large_object_is_found_and_no_other()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"field_with_a_rather_long_name_number_{i}_of_many").ToList();
        var map = FieldMap.Build(new FormatShape("made-up", [""], []), names.Select(name => new FieldRule(name, Field.Status)));

        Assert.All(names, name => Assert.Equal(Field.Status, At(map, name)));
        Assert.All(names, name => Assert.Null(At(map, name + "x")));
        Assert.All(names, name => Assert.Null(At(map, name[..^1])));
    }

    [Fact]
    public void Names_that_differ_in_the_middle_alone_are_told_apart()
    {
        var map = FieldMap.Build(
            new FormatShape("made-up", [""], []),
            [new FieldRule("customer_origin_country", Field.OriginCountry), new FieldRule("customer_target_country", Field.DestinationCountry)]);

        Assert.Equal(Field.OriginCountry, At(map, "customer_origin_country"));
        Assert.Equal(Field.DestinationCountry, At(map, "customer_target_country"));
        Assert.Null(At(map, "customer_xxxxxx_country"));
    }

    private static Field? At(FieldMap map, params string[] path)
    {
        var node = map.Root;
        foreach (var name in path)
        {
            node = name == "[]" ? node?.Element : node?.Find(Encoding.UTF8.GetBytes(name));
        }

        return node?.Field;
    }
}
