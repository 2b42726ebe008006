using System.Text;

namespace Analytics.Formats.Tests;

public sealed class JsonWalkerTests
{
    [Fact]
    public void Scopes_and_fields_come_in_document_order() => Assert.Equal(
        [
            "EventName=push", "+Parcel", "Number=42", "+Leg", "LegCarrier=fedex", "+Scan", "Time=today", "ScanCountry=DE", "-Scan",
            "+Scan", "Time=yesterday", "-Scan", "-Leg", "Recipient=a@b.example", "Recipient=c@d.example", "-Parcel",
        ],
        Walk.Over("""
            {"kind": "push", "data": {"number": "42",
              "legs": [{"carrier": "fedex", "events": [{"at": "today", "place": {"country": "DE"}}, {"at": "yesterday"}]}],
              "mails": ["a@b.example", "c@d.example"]}}
            """).Told);

    [Fact]
    public void What_the_map_does_not_name_is_not_read_and_is_counted()
    {
        var walk = Walk.Over("""{"data": {"number": "1", "name": "Eva", "legs": [{"events": [{"who": "Eva"}, {"who": "Eva"}]}]}, "extra": {"name": "Eva"}}""");

        Assert.Equal(["+Parcel", "Number=1", "+Leg", "+Scan", "-Scan", "+Scan", "-Scan", "-Leg", "-Parcel"], walk.Told);
        Assert.Equal(new Dictionary<string, long> { ["data.name"] = 1, ["data.legs[].events[].who"] = 2, ["extra"] = 1 }, walk.Unknown);
    }

    [Fact]
    public void What_the_map_names_to_drop_is_neither_read_nor_counted()
    {
        var walk = Walk.Over("""{"data": {"note": {"deep": [{"note": "Eva"}]}, "number": "1"}}""");

        Assert.Equal(["+Parcel", "Number=1", "-Parcel"], walk.Told);
        Assert.Empty(walk.Unknown);
    }

    [Theory]
    [InlineData("""{"data": {"number": {"value": "42"}}}""", "data.number (unexpected shape)")]
    [InlineData("""{"data": {"number": ["42"]}}""", "data.number (unexpected shape)")]
    [InlineData("""{"data": {"mails": "a@b.example"}}""", "data.mails (unexpected shape)")]
    [InlineData("""{"data": {"mails": [["a@b.example"]]}}""", "data.mails[] (unexpected shape)")]
    [InlineData("""{"data": {"mails": [{"mail": "a@b.example"}]}}""", "data.mails[] (unexpected shape)")]
    [InlineData("""{"data": {"legs": {"carrier": "fedex"}}}""", "data.legs (unexpected shape)")]
    [InlineData("""{"data": {"legs": ["fedex"]}}""", "data.legs[] (unexpected shape)")]
    [InlineData("""{"data": "fedex"}""", "data (unexpected shape)")]
    [InlineData("""{"kind": [1, 2]}""", "kind (unexpected shape)")]
    public void A_value_of_another_shape_than_the_map_says_is_counted_and_not_read(string message, string counted)
    {
        var walk = Walk.Over(message);

        Assert.Equal(RejectionReason.None, walk.Reason);
        Assert.DoesNotContain(walk.Told, told => told.Contains('='));
        Assert.Equal(new Dictionary<string, long> { [counted] = 1 }, walk.Unknown);
    }

    [Theory]
    [InlineData("""{"data": {"Number": "42"}}""")]
    [InlineData("""{"data": {"number ": "42"}}""")]
    [InlineData("""{"data": {"numbers": "42"}}""")]
    [InlineData("""{"data": {"numbеr": "42"}}""")]
    [InlineData("""{"data": {"": "42"}}""")]
    [InlineData("""{"number": "42"}""")]
    [InlineData("""{"data": {"data": {"number": "42"}}}""")]
    [InlineData("""{"data": {"legs": [{"number": "42"}]}}""")]
    public void A_renamed_field_a_look_alike_name_or_another_path_is_not_read(string message)
    {
        var walk = Walk.Over(message);

        Assert.DoesNotContain(walk.Told, told => told.Contains('='));
        Assert.Single(walk.Unknown);
    }

    [Fact]
    public void Escaped_names_and_values_are_what_they_stand_for() => Assert.Equal(
        ["EventName=a\"b/é😀\n", "+Parcel", "Number=42", "-Parcel"],
        Walk.Over("""{"\u006bind": "a\"b\/\u00e9\ud83d\ude00\n", "d\u0061ta": {"n\u0075mber": "4\u0032"}}""").Told);

    [Theory]
    [InlineData("42", "42")]
    [InlineData("-7.5e3", "-7.5e3")]
    [InlineData("true", "true")]
    [InlineData("\"42\"", "42")]
    public void Numbers_and_words_are_read_as_they_are_written(string value, string read) =>
        Assert.Contains($"Number={read}", Walk.Over($$$"""{"data": {"number": {{{value}}} }}""").Told);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Null_and_the_empty_text_are_no_values(string value) =>
        Assert.Equal(["+Parcel", "-Parcel"], Walk.Over($$$"""{"data": {"number": {{{value}}} }}""").Told);

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] message = [0xEF, 0xBB, 0xBF, .. """{"data": {"number": "42"}}"""u8];
        Assert.Equal(["+Parcel", "Number=42", "-Parcel"], Walk.Over(message).Told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"data": {"number": "42"}""")]
    [InlineData("""{"data": {"number": "42",}}""")]
    [InlineData("""{"data": {"number": 042}}""")]
    [InlineData("""{"data": {"number": "42"}} trailing""")]
    [InlineData("""{"data": {"number": "42"}}{"data": {"number": "43"}}""")]
    [InlineData("""{'data': 1}""")]
    [InlineData("""{"data": {"number": "\ud83d"}}""")]
    [InlineData("""{"\ude00": 1}""")]
    public void Broken_syntax_is_malformed(string message) => Assert.Equal(RejectionReason.Malformed, Walk.Over(message).Reason);

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    public void Bytes_that_are_not_UTF_8_are_refused_wherever_they_stand(byte[] bytes)
    {
        byte[] message = [.. """{"data": {"note": " """u8, .. bytes, .. "\"}}"u8];
        Assert.Equal(RejectionReason.InvalidUtf8, Walk.Over(message).Reason);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"note\":", "}")]
    public void Ten_thousand_levels_are_too_deep(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        Assert.Equal(RejectionReason.TooDeep, Walk.Over(deep).Reason);
        Assert.Equal(RejectionReason.TooDeep, Walk.Over($$$"""{"data": {"note": {{{deep}}} }}""").Reason);
        Assert.Equal(RejectionReason.TooDeep, Walk.Over($$$"""{"data": {"mails": {{{deep}}} }}""").Reason);
    }

    [Fact]
    public void The_deepest_nesting_allowed_is_read()
    {
        var levels = FormatLimits.MaxDepth - 2;
        var deep = new string('[', levels) + new string(']', levels);
        Assert.Equal(RejectionReason.None, Walk.Over($$$"""{"data": {"note": {{{deep}}} }}""").Reason);
        Assert.Equal(RejectionReason.TooDeep, Walk.Over($$$"""{"data": {"note": [{{{deep}}}] }}""").Reason);
    }

    [Fact]
    public void Nine_megabytes_are_too_large()
    {
        var message = Encoding.UTF8.GetBytes($$$"""{"data": {"note": "{{{new string('x', 9 * 1024 * 1024)}}}"}}""");
        Assert.Equal(RejectionReason.TooLarge, Walk.Over(message).Reason);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("17", false)]
    [InlineData("""{"shipments": [{"id": 1}]}""", false)]
    [InlineData("""{"data": {}}""", true)]
    public void A_message_with_no_name_of_the_map_is_not_recognised(string message, bool recognised) =>
        Assert.Equal(recognised, Walk.Over(message).Recognised);
}
