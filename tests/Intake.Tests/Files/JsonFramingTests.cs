using Analytics.Formats;
using Analytics.Intake.Files;
using static Analytics.Intake.Tests.Files.Cutting;

namespace Analytics.Intake.Tests.Files;

public class JsonFramingTests
{
    private static readonly PushFraming Messages = PushFraming.JsonMessages;
    private static readonly PushFraming Objects = PushFraming.JsonObjects;

    [Fact]
    public void Each_line_with_a_value_is_a_push() =>
        Assert.Equal(
            [new Cut("""{"a":1}""", 1), new Cut("""[{"b":2}]""", 2), new Cut("""{"c":3}""", 4)],
            CutText("{\"a\":1}\n[{\"b\":2}]\r\n\n{\"c\":3}", Messages));

    [Fact]
    public void One_document_may_take_many_lines() =>
        Assert.Equal(
            [new Cut("{\n  \"a\": [\n    {\"b\": 1},\n    {\"b\": 2}\n  ]\n}", 2)],
            CutText("\n{\n  \"a\": [\n    {\"b\": 1},\n    {\"b\": 2}\n  ]\n}\n", Messages));

    [Fact]
    public void Documents_may_follow_one_another_with_nothing_between() =>
        Assert.Equal(
            [new Cut("""{"a":1}""", 1), new Cut("""{"b":2}""", 1), new Cut("{\n}", 1), new Cut("[]", 2)],
            CutText("{\"a\":1}{\"b\":2} {\n}[]", Messages));

    [Fact]
    public void A_byte_order_mark_may_stand_before_every_document() =>
        Assert.Equal([new Cut("{}", 1), new Cut("[]", 2)], CutText("\uFEFF{}\n\uFEFF[]", Messages));

    [Theory]
    [InlineData("""{"a":"} ] {"}""")]
    [InlineData("""{"a":"\"}"}""")]
    [InlineData("""{"a":"\\"}""")]
    [InlineData("""{"a":"\\\"}{\\"}""")]
    [InlineData("""{"é\\\\":"\\\\\"{[{["}""")]
    public void Brackets_and_quotes_in_texts_do_not_count(string document) =>
        Assert.Equal([new Cut(document, 1), new Cut("{}", 1)], CutText(document + "{}", Messages));

    [Fact]
    public void The_elements_of_an_array_are_pushes_of_the_mapped_format() =>
        Assert.Equal(
            [new Cut("""{"a":1}""", 2), new Cut("{\n\"b\":[1]}", 3), new Cut("{}", 6)],
            CutText("[\n {\"a\":1},\n {\n\"b\":[1]}\n ,\n {}]\n", Objects));

    [Fact]
    public void An_array_is_one_push_of_a_providers_format() =>
        Assert.Equal([new Cut("""[{"a":1},{"b":2}]""", 1)], CutText("""[{"a":1},{"b":2}]""", Messages));

    [Fact]
    public void What_is_no_value_is_a_push_up_to_its_lines_end() =>
        Assert.Equal(
            [new Cut("hello {", 1), new Cut("{}", 2), new Cut("x", 2), new Cut("42", 3), new Cut("{}", 4)],
            CutText("hello {\n{}x\n42\n{}", Messages));

    [Theory]
    [InlineData("""{"a":1,""")]
    [InlineData("""{"a":{"b":""")]
    [InlineData("""{"a":"tex""")]
    [InlineData("""{"a":"text",  """)]
    [InlineData("""{"a":[1,2""")]
    [InlineData("""{"a":[""")]
    [InlineData("""{"a""")]
    [InlineData("""{""")]
    [InlineData("""[""")]
    public void A_torn_line_costs_itself_only(string torn)
    {
        Cut[] expected = [new(torn.TrimEnd(), 2), new("""{"b":2}""", 3), new("""{"c":3}""", 4), new("""{"d":4}""", 5)];
        var tail = "\n{\"b\":2}\n{\"c\":3}\n{\"d\":4}\n";
        Assert.Equal([new Cut("{}", 1), .. expected], CutText("{}\n" + torn + tail, Messages));
        Assert.Equal(expected.Select(cut => cut with { Line = cut.Line - 1 }), CutText(torn + tail, Messages));
    }

    [Fact]
    public void A_torn_last_line_is_seen_as_it_is() =>
        Assert.Equal([new Cut("{}", 1), new Cut("""{"a":"b""", 2)], CutText("{}\n{\"a\":\"b", Messages));

    [Fact]
    public void A_torn_line_before_the_last_costs_itself_only() =>
        Assert.Equal([new Cut("""{"a":1,""", 1), new Cut("""{"b":2}""", 2)], CutText("{\"a\":1,\n{\"b\":2}\n", Messages));

    [Fact]
    public void A_document_without_indentation_is_one_push()
    {
        var document = "{\n\"a\":[\n{\n\"b\":1\n},\n{\n\"b\":\n{}\n}\n]\n}";
        Assert.Equal([new Cut(document, 1), new Cut("{}", 12)], CutText(document + "\n{}\n", Messages));
    }

    [Fact]
    public void Nesting_of_any_depth_is_one_push()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);
        Assert.Equal([new Cut(deep, 1), new Cut("{}", 2)], CutText(deep + "\n{}", Messages));
    }

    [Fact]
    public void A_value_longer_than_a_push_may_be_is_skipped_and_told()
    {
        var text = "{}\n{\"a\":\n\"" + new string('x', FormatLimits.MaxPushBytes) + "\"}\n{\"b\":1}\n";
        Assert.Equal([new Cut("{}", 1), new Cut("", 2, RejectionReason.TooLarge), new Cut("""{"b":1}""", 4)], CutText(text, Messages));
    }

    [Fact]
    public void A_value_as_long_as_a_push_may_be_is_read()
    {
        var value = "[\"" + new string('x', FormatLimits.MaxPushBytes - 4) + "\"]";
        Assert.Equal([new Cut(value, 1), new Cut("{}", 1)], CutText(value + "{}", Messages));
    }

    [Fact]
    public void A_long_line_that_is_no_value_is_skipped_and_told() =>
        Assert.Equal(
            [new Cut("", 1, RejectionReason.TooLarge), new Cut("{}", 2)],
            CutText(new string('x', FormatLimits.MaxPushBytes + 1) + "\n{}", Messages));

    [Theory]
    [InlineData("[{},{}")]
    [InlineData("[{},")]
    [InlineData("[{},{}\n")]
    public void A_list_that_is_not_closed_is_told_after_its_elements(string text)
    {
        using var file = OpenBytes(System.Text.Encoding.UTF8.GetBytes(text), Objects);
        Assert.All(Blocks(file).Take(1).Single().Pushes, push => Assert.Equal("{}", push.Text));
        var thrown = Assert.Throws<FileUnreadableException>(() => file.Next(AnyFormat, CancellationToken.None));
        Assert.Equal(
            $"orders.csv, line {1 + text.Count(c => c == '\n')}: the list is not closed. The file was cut off: copy or fetch it again. "
            + "Everything before this line was read.",
            thrown.Message);
    }

    [Fact]
    public void Json_is_told_from_the_first_byte()
    {
        using var file = OpenBytes("\uFEFF \n[{}]"u8.ToArray(), null);
        Assert.Equal(PushFraming.JsonObjects, file.Framing);
    }
}
