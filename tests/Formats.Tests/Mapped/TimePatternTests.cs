using System.Text;
using Analytics.Formats.Mapped;

namespace Analytics.Formats.Tests.Mapped;

public class TimePatternTests
{
    [Theory]
    [InlineData("MM/dd/yyyy HH:mm", "05/01/2024 09:08", "2024-05-01T09:08:00")]
    [InlineData("MM/dd/yyyy HH:mm", "05/01/2024 9:08", null)]
    [InlineData("M/d/yyyy H:mm:ss", "5/1/2024 9:08:07", "2024-05-01T09:08:07")]
    [InlineData("M/d/yyyy H:mm:ss", "12/31/2024 23:59:60", "2025-01-01T00:00:00")]
    [InlineData("M/d/yyyy h:mm tt", "5/1/2024 12:08 am", "2024-05-01T00:08:00")]
    [InlineData("M/d/yyyy h:mm tt", "5/1/2024 12:08 PM", "2024-05-01T12:08:00")]
    [InlineData("M/d/yyyy h:mm tt", "5/1/2024 1:08 PM", "2024-05-01T13:08:00")]
    [InlineData("M/d/yyyy h:mm tt", "5/1/2024 13:08 PM", null)]
    [InlineData("M/d/yyyy h:mm tt", "5/1/2024 0:08 PM", null)]
    [InlineData("M/d/yyyy h:mm tt", "5/1/2024 1:08", null)]
    [InlineData("dd-MMM-yy", "01-May-24", "2024-05-01")]
    [InlineData("dd-MMM-yy", "01-MAY-95", "1995-05-01")]
    [InlineData("dd-MMM-yy", "31-Sep-24", null)]
    [InlineData("dd-MMM-yy", "01-Mai-24", null)]
    [InlineData("d MMMM yyyy", "1 September 2024", "2024-09-01")]
    [InlineData("d MMMM yyyy", "1 Sep 2024", "2024-09-01")]
    [InlineData("d MMMM yyyy", "1 Septem 2024", null)]
    [InlineData("dd.MM.yyyy HH:mm:ss.fff", "01.05.2024 09:08:07.123456", "2024-05-01T09:08:07")]
    [InlineData("yyyyMMddHHmmss", "20240501090807", "2024-05-01T09:08:07")]
    [InlineData("yyyyMMdd", "2024050", null)]
    [InlineData("dd/MM/yyyy HH:mm zzz", "01/05/2024 09:08 +05:30", "2024-05-01T09:08:00+330")]
    [InlineData("dd/MM/yyyy HH:mm zzz", "01/05/2024 09:08 -0400", "2024-05-01T09:08:00-240")]
    [InlineData("dd/MM/yyyy HH:mmzzz", "01/05/2024 09:08Z", "2024-05-01T09:08:00+0Z")]
    [InlineData("dd/MM/yyyy HH:mm zzz", "01/05/2024 09:08 ", null)]
    [InlineData("dd/MM/yyyy", "01/05/2024 09:08", null)]
    [InlineData("dd/MM/yyyy", "29/02/2023", null)]
    [InlineData("dd/MM/yyyy", "01/05/1989", null)]
    [InlineData("dd/MM/yyyy", "01/05/2079", null)]
    [InlineData("dd/MM/yyyy", "00/05/2024", null)]
    [InlineData("dd/MM/yyyy", "01/13/2024", null)]
    [InlineData("epoch_seconds", "1714550400", "2024-05-01T08:00:00+0Z")]
    [InlineData("epoch_seconds", "1714550400000", null)]
    [InlineData("epoch_milliseconds", "1714550400999", "2024-05-01T08:00:00+0Z")]
    [InlineData("epoch_milliseconds", "1714550400", null)]
    [InlineData("epoch_seconds", "171455040x", null)]
    [InlineData("iso", "2024-05-01", "2024-05-01")]
    public void A_pattern_reads_what_it_says_and_nothing_else(string pattern, string text, string? expected)
    {
        Assert.True(TimePattern.TryParse(pattern, out var parsed));
        Assert.Equal(pattern, parsed.ToString());
        Assert.Equal(expected, parsed.TryRead(Encoding.UTF8.GetBytes(text), out var time) ? Describe(time) : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yyyy")]
    [InlineData("MM/dd")]
    [InlineData("yyyy-MM-dd hh:mm")]
    [InlineData("yyyy-MM-dd HH:mm tt")]
    [InlineData("yyyy-MM-dd mm")]
    [InlineData("yyyy-MM-dd HH:ss")]
    [InlineData("yyyy-MM-dd zzz")]
    [InlineData("zzz yyyy-MM-dd HH:mm")]
    [InlineData("yyyy-MM-dd yy")]
    [InlineData("yyyy-MM-MMM-dd")]
    [InlineData("yyy-MM-dd")]
    [InlineData("yyyy-MM-dd'x'")]
    [InlineData("epoch")]
    public void What_is_no_pattern_is_refused(string text) => Assert.False(TimePattern.TryParse(text, out _));

    [Theory]
    [InlineData("MM/dd/yyyy", "dd/MM/yyyy", true)]
    [InlineData("M/d/yy H:mm", "d/M/yy H:mm", true)]
    [InlineData("MM/dd/yyyy", "MM/dd/yyyy", false)]
    [InlineData("MM/dd/yyyy", "dd-MM-yyyy", false)]
    [InlineData("MM/dd/yyyy", "d/M/yyyy", true)]
    [InlineData("dd-MMM-yyyy", "dd-MM-yyyy", false)]
    public void Day_and_month_can_be_mistaken_only_when_both_are_digits_in_one_shape(string one, string other, bool isOther)
    {
        Assert.True(TimePattern.TryParse(one, out var first) && TimePattern.TryParse(other, out var second) && first.IsOtherOrderOf(second) == isOther);
    }

    private static string Describe(WrittenTime time)
    {
        var clock = DateTime.UnixEpoch.AddSeconds(time.Clock);
        return clock.ToString(time.HasTimeOfDay ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            + (time.HasOffset ? $"{time.OffsetMinutes:+0;-0;+0}" : "") + (time.IsZulu ? "Z" : "");
    }
}
