using System.Globalization;
using System.Text;

namespace Analytics.Formats.Tests;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2024-02-29T23:59:58Z", "2024-02-29T23:59:58Z")]
    [InlineData("2024-02-29t23:59:58z", "2024-02-29T23:59:58Z")]
    [InlineData("2024-06-01T10:00:00+02:00", "2024-06-01T08:00:00Z")]
    [InlineData("2024-06-01T10:00:00-0730", "2024-06-01T17:30:00Z")]
    [InlineData("2024-06-01T10:00:00+09", "2024-06-01T01:00:00Z")]
    [InlineData("2024-06-01 10:00:00 +02:00", "2024-06-01T08:00:00Z")]
    [InlineData("2024-06-01T10:00:00.1234567+02:00", "2024-06-01T08:00:00Z")]
    [InlineData("2024-06-01T10:00:00,5Z", "2024-06-01T10:00:00Z")]
    [InlineData("2024/06/01 10:00Z", "2024-06-01T10:00:00Z")]
    [InlineData("  2024-06-01T10:00Z  ", "2024-06-01T10:00:00Z")]
    [InlineData("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z")]
    [InlineData("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("1990-01-01T00:00:00Z", "1990-01-01T00:00:00Z")]
    public void A_time_with_an_offset_is_an_instant(string text, string instant)
    {
        Assert.True(TimeText.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.True(time.HasOffset);
        Assert.True(time.HasTimeOfDay);
        Assert.Equal(Seconds(instant), time.Instant);
    }

    [Theory]
    [InlineData("2024-06-01T10:00:00+02:00", 120)]
    [InlineData("2024-06-01T10:00:00-07:00", -420)]
    [InlineData("2024-06-01T10:00:00+05:45", 345)]
    [InlineData("2024-06-01T10:00:00-00:30", -30)]
    [InlineData("2024-06-01T10:00:00Z", 0)]
    public void The_offset_is_kept_as_written(string text, int minutes)
    {
        Assert.True(TimeText.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(minutes, time.OffsetMinutes);
        Assert.Equal(text.EndsWith('Z'), time.IsZulu);
    }

    [Theory]
    [InlineData("2024-06-01 10:00", "2024-06-01T10:00:00Z", true)]
    [InlineData("2024-06-01T10:00:05", "2024-06-01T10:00:05Z", true)]
    [InlineData("2024-06-01", "2024-06-01T00:00:00Z", false)]
    public void A_time_without_an_offset_is_a_clock_reading(string text, string clock, bool hasTimeOfDay)
    {
        Assert.True(TimeText.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.False(time.HasOffset);
        Assert.Equal(hasTimeOfDay, time.HasTimeOfDay);
        Assert.Equal(Seconds(clock), time.Clock);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-06-1")]
    [InlineData("2023-02-29T10:00:00Z")]
    [InlineData("1900-02-29T10:00:00Z")]
    [InlineData("2024-13-01T10:00:00Z")]
    [InlineData("2024-00-10T10:00:00Z")]
    [InlineData("2024-04-31T10:00:00Z")]
    [InlineData("2024-06-01T24:00:01Z")]
    [InlineData("2024-06-01T24:01:00Z")]
    [InlineData("2024-06-01T25:00:00Z")]
    [InlineData("2024-06-01T10:60:00Z")]
    [InlineData("2024-06-01T10:00:61Z")]
    [InlineData("2024-06-01T10")]
    [InlineData("2024-06-01T10:00:00+2")]
    [InlineData("2024-06-01T10:00:00+19:00")]
    [InlineData("2024-06-01T10:00:00+02:60")]
    [InlineData("2024-06-01T10:00:00 CET")]
    [InlineData("2024-06/01 10:00")]
    [InlineData("01.06.2024 10:00")]
    [InlineData("June 1, 2024")]
    [InlineData("２０２４-06-01T10:00:00Z")]
    public void What_is_not_a_time_is_refused(string text) =>
        Assert.False(TimeText.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2079-01-01")]
    [InlineData("2079-01-01 00:00:00")]
    [InlineData("2079-01-01T00:00:00+08:00")]
    [InlineData("2078-12-31T16:00:00Z")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void A_time_that_stands_for_none_is_refused(string text) =>
        Assert.False(TimeText.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2024-06-01", "10:15:30", "+08:00", "2024-06-01T02:15:30Z", true)]
    [InlineData("2024-06-01", "10:15", "", "2024-06-01T10:15:00Z", false)]
    [InlineData("2024-06-01", "", "", "2024-06-01T00:00:00Z", false)]
    [InlineData("2024-06-01", "10:15", "Asia/Shanghai", "2024-06-01T10:15:00Z", false)]
    [InlineData("2024-06-01 10:15", "", "-05:00", "2024-06-01T15:15:00Z", true)]
    [InlineData("2024-06-01T10:15+02:00", "11:11", "-05:00", "2024-06-01T08:15:00Z", true)]
    public void Date_time_and_zone_may_stand_apart(string date, string timeOfDay, string zone, string instant, bool hasOffset)
    {
        Assert.True(TimeText.TryRead(Encoding.UTF8.GetBytes(date), Encoding.UTF8.GetBytes(timeOfDay), Encoding.UTF8.GetBytes(zone), out var time));
        Assert.Equal(Seconds(instant), time.Instant);
        Assert.Equal(hasOffset, time.HasOffset);
    }

    [Theory]
    [InlineData("", "10:15", "")]
    [InlineData("2024-06-01", "quarter past ten", "")]
    [InlineData("2024-06-01", "10:15 pm", "")]
    [InlineData("2079-01-01 00:00:00", "", "")]
    public void Parts_that_make_no_time_are_refused(string date, string timeOfDay, string zone) =>
        Assert.False(TimeText.TryRead(Encoding.UTF8.GetBytes(date), Encoding.UTF8.GetBytes(timeOfDay), Encoding.UTF8.GetBytes(zone), out _));

    [Theory]
    [InlineData("1717236000", "2024-06-01T10:00:00Z")]
    [InlineData("1717236000123", "2024-06-01T10:00:00Z")]
    public void Unix_time_is_read_in_seconds_and_milliseconds(string digits, string instant)
    {
        Assert.True(TimeText.TryReadUnix(Encoding.UTF8.GetBytes(digits), out var seconds));
        Assert.Equal(Seconds(instant), seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1717236000x")]
    [InlineData("99999999999999999999")]
    public void What_is_not_unix_time_is_refused(string digits) =>
        Assert.False(TimeText.TryReadUnix(Encoding.UTF8.GetBytes(digits), out _));

    [Fact]
    public void Every_day_agrees_with_the_calendar_of_the_runtime()
    {
        for (var day = new DateTime(1990, 1, 1); day.Year < 2078; day = day.AddDays(1))
        {
            Assert.True(TimeText.TryRead(Encoding.UTF8.GetBytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), out var time));
            Assert.Equal((day - DateTime.UnixEpoch).Days, time.LocalDay);
        }
    }

    private static long Seconds(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
