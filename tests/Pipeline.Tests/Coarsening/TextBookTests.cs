using System.Globalization;
using System.Text;
using Analytics.Custody.Tripwires;
using Analytics.Pipeline.Coarsening;

namespace Analytics.Pipeline.Tests.Coarsening;

public sealed class TextBookTests
{
    private readonly TextBook book = new();

    [Theory]
    [InlineData("FedEx", "fedex")]
    [InlineData(" Federal Express ", "fedex")]
    [InlineData("DHL Paket", "dhl-paket")]
    [InlineData("Nobody's Post", "Nobody's Post")]
    public void A_carrier_is_kept_under_its_one_name(string text, string kept) => Assert.Equal(kept, Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("N/A")]
    [InlineData("null")]
    public void A_placeholder_is_kept_as_nothing(string text) => Assert.Equal("", Find(text));

    [Fact]
    public void A_text_met_before_is_the_same_array_and_costs_nothing()
    {
        var text = Encoding.UTF8.GetBytes("Nobody's Post");
        var first = book.Find(text);
        Assert.Same(first, book.Find(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        book.Find(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_text_that_trips_the_wire_trips_it_every_time_and_is_looked_at_once()
    {
        var text = Encoding.UTF8.GetBytes("jo@mail.test");
        Assert.Null(book.Find(text));
        Assert.Null(book.Find(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        book.Find(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_overlong_text_trips_the_wire_and_is_not_kept_in_memory()
    {
        var text = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(book.Find(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, text.Length / 8);
    }

    [Fact]
    public void An_overlong_run_of_blanks_is_a_placeholder_and_is_not_kept_in_memory()
    {
        var text = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(book.Find(text)!);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, text.Length / 8);
    }

    [Fact]
    public void The_longest_text_that_the_tripwire_lets_through_is_kept()
    {
        var text = new string('x', Tripwire.MaxLength);
        Assert.Equal(text, Find(text));
    }

    [Fact]
    public void Garbage_without_end_makes_the_book_begin_anew_and_changes_no_answer()
    {
        var first = book.Find("Nobody's Post"u8);
        for (var i = 0; i < 100_000; i++)
        {
            Assert.NotNull(book.Find(Encoding.ASCII.GetBytes(i.ToString("carrier-x00000", CultureInfo.InvariantCulture))));
        }

        var again = book.Find("Nobody's Post"u8);
        Assert.NotSame(first, again);
        Assert.Equal(first, again);
        Assert.Null(book.Find("jo@mail.test"u8));
    }

    private string? Find(string text) => book.Find(Encoding.UTF8.GetBytes(text)) is { } kept ? Encoding.UTF8.GetString(kept) : null;
}
