namespace Analytics.Formats.Tests;

public sealed class UnknownFieldsTests
{
    [Theory]
    [InlineData("eva@mail.example")]
    [InlineData("ZZ000000019QQ")]
    [InlineData("Eva Beispiel")]
    [InlineData("+49 30 000000")]
    [InlineData("Straße")]
    [InlineData("a_name_of_more_than_forty_letters_which_no_field_has")]
    public void A_name_that_may_be_personal_is_counted_without_being_shown(string name)
    {
        var unknown = Walk.Over($$$"""{"data": {"{{{name}}}": 1}}""").Unknown;

        Assert.Equal(new Dictionary<string, long> { ["data.(name not shown)"] = 1 }, unknown);
    }

    [Theory]
    [InlineData("estimated_delivery_date")]
    [InlineData("phone_number_last_4")]
    [InlineData("is-new")]
    public void A_name_that_looks_like_a_field_is_shown_with_its_path(string name) =>
        Assert.Equal([$"data.{name}"], Walk.Over($$$"""{"data": {"{{{name}}}": 1}}""").Unknown.Keys);

    [Fact]
    public void However_many_names_a_sender_makes_up_only_so_many_are_remembered()
    {
        var names = string.Join(",", Enumerable.Range(0, 700).Select(i => $"\"{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}\": 1"));

        var unknown = Walk.Over($$$"""{"data": { {{{names}}} }}""").Unknown;

        Assert.Equal(501, unknown.Count);
        Assert.Equal(700, unknown.Values.Sum());
    }
}
