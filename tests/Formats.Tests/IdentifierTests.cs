using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Analytics.Formats.Tests;

public sealed class IdentifierTests
{
    [Fact]
    public void It_prints_as_stars() => Assert.Equal("***", new Identifier("ZZ000000019QQ"u8).ToString());

    [Fact]
    public void A_slice_that_holds_one_prints_as_stars() => Assert.Equal("***", new IdentifierSlice(new Slice(12, 13)).ToString());

    [Fact]
    public void A_person_prints_as_stars() =>
        Assert.DoesNotContain("13", new PersonOnParcel(IsShipper: false, new IdentifierSlice(new Slice(12, 13))).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(Identifier))]
    [InlineData(typeof(IdentifierSlice))]
    public void It_has_no_public_way_to_its_bytes(Type type)
    {
        var open = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var results = type.GetMethods(open).Select(method => method.ReturnType)
            .Concat(type.GetFields(open).Select(field => field.FieldType))
            .Concat(type.GetMethods(open).SelectMany(method => method.GetParameters()).Where(parameter => parameter.IsOut).Select(parameter => parameter.ParameterType));

        Assert.All(results, result => Assert.Contains(result, new[] { typeof(bool), typeof(int), typeof(string) }));
        Assert.All(type.GetMethods(open).Where(method => method.ReturnType == typeof(string)), method => Assert.Equal("ToString", method.Name));
    }

    [Fact]
    public void A_serializer_gets_nothing_of_it() => Assert.Equal(
        """{"IsShipper":false,"Value":{"IsEmpty":false}}""",
        JsonSerializer.Serialize(new PersonOnParcel(IsShipper: false, new IdentifierSlice(new Slice(12, 13)))));

    [Fact]
    public void Custody_reads_what_was_received()
    {
        var value = Encoding.UTF8.GetBytes("ZZ000000019QQ");
        Assert.True(new Identifier(value).Reveal().SequenceEqual(value));
    }
}
