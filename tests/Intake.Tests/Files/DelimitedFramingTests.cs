using Analytics.Formats;
using Analytics.Intake.Files;
using static Analytics.Intake.Tests.Files.Cutting;

namespace Analytics.Intake.Tests.Files;

public class DelimitedFramingTests
{
    private static readonly PushFraming Csv = PushFraming.Rows((byte)',');

    [Fact]
    public void Each_row_below_the_header_is_a_push_with_its_line() =>
        Assert.Equal([new Cut("1,a", 2), new Cut("2,b", 3)], CutText("id,name\n1,a\n2,b\n", Csv));

    [Fact]
    public void The_last_row_needs_no_line_end() =>
        Assert.Equal([new Cut("1,a", 2), new Cut("2,", 3)], CutText("id,name\n1,a\n2,", Csv));

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_blank_lines_are_no_part_of_a_row() =>
        Assert.Equal([new Cut("1,a", 2), new Cut("2,b", 4)], CutText("\uFEFFid,name\r\n1,a\r\n\r\n2,b\r\n", Csv));

    [Fact]
    public void A_quoted_field_may_hold_line_ends_and_doubled_quotes() =>
        Assert.Equal(
            [new Cut("1,\"two\nlines, \"\"so\"\" to speak\"", 2), new Cut("2,b", 4)],
            CutText("id,name\n1,\"two\nlines, \"\"so\"\" to speak\"\n2,b\n", Csv));

    [Fact]
    public void A_quote_inside_a_field_is_only_a_sign() =>
        Assert.Equal([new Cut("1,5\" pipe", 2), new Cut("2,b\"", 3)], CutText("id,name\n1,5\" pipe\n2,b\"\n", Csv));

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_line_only() =>
        Assert.Equal(
            [new Cut("1,\"abc", 2), new Cut("2,b", 3), new Cut("3,c", 4)],
            CutText("id,name\n1,\"abc\n2,b\n3,c\n", Csv));

    [Fact]
    public void A_quote_that_only_a_later_rows_quote_could_close_costs_its_own_line_only() =>
        Assert.Equal(
            [new Cut("1,\"abc", 2), new Cut("2,\"d,e\"", 3), new Cut("3,c", 4)],
            CutText("id,name\n1,\"abc\n2,\"d,e\"\n3,c\n", Csv));

    [Fact]
    public void What_follows_a_closing_quote_on_the_same_line_stays_with_the_row() =>
        Assert.Equal([new Cut("1,\"a\"b", 2), new Cut("2,c", 3)], CutText("id,name\n1,\"a\"b\n2,c\n", Csv));

    [Fact]
    public void Columns_are_the_trimmed_names_of_the_header()
    {
        using var file = OpenBytes("\uFEFF id,\"Delivered, at\" ,To\r\n1,2,3\n"u8.ToArray(), Csv);
        Assert.Equal(["id", "Delivered, at", "To"], file.Columns);
    }

    [Fact]
    public void A_header_may_hold_a_line_end_in_quotes()
    {
        using var file = OpenBytes("id,\"two\nlines\"\n1,2\n"u8.ToArray(), Csv);
        Assert.Equal(["id", "two\nlines"], file.Columns);
        Assert.Equal([new Cut("1,2", 3)], Blocks(file).Single().Pushes);
    }

    [Fact]
    public void A_row_longer_than_a_push_may_be_is_skipped_and_told()
    {
        var text = "id,name\n1,a\n2," + new string('x', FormatLimits.MaxPushBytes) + "\n3,c\n";
        Assert.Equal([new Cut("1,a", 2), new Cut("", 3, RejectionReason.TooLarge), new Cut("3,c", 4)], CutText(text, Csv));
    }

    [Fact]
    public void A_row_as_long_as_a_push_may_be_is_read()
    {
        var row = "2," + new string('x', FormatLimits.MaxPushBytes - 2);
        Assert.Equal([new Cut(row, 2), new Cut("3,c", 3)], CutText($"id,name\n{row}\n3,c\n", Csv));
    }

    [Fact]
    public void A_quote_that_is_not_closed_within_the_longest_push_costs_its_own_line_only()
    {
        var rows = string.Concat(Enumerable.Repeat("3,c\n", (FormatLimits.MaxPushBytes / 4) + 10));
        var pushes = CutText("id,name\n1,\"abc\n" + rows, Csv);
        Assert.Equal(new Cut("1,\"abc", 2), pushes[0]);
        Assert.Equal((FormatLimits.MaxPushBytes / 4) + 11, pushes.Count);
        Assert.All(pushes.Skip(1), push => Assert.Equal("3,c", push.Text));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3", ',')]
    [InlineData("a\tb,x\tc\n1\t2\t3", '\t')]
    [InlineData("a;b,x;c\n1;2;3", ';')]
    [InlineData("a|b|c", '|')]
    public void The_delimiter_is_told_from_the_header(string text, char delimiter)
    {
        using var file = OpenBytes(System.Text.Encoding.UTF8.GetBytes(text), null);
        Assert.Equal((byte)delimiter, file.Framing.Delimiter);
        Assert.Equal(3, file.Columns.Count);
    }
}
