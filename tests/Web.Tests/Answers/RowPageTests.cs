using System.Text;

namespace Analytics.Web.Tests;

public sealed class RowPageTests
{
    [Theory]
    [InlineData(0, 10, "a,\nbb,\nccc", null)]
    [InlineData(0, 2, "a,\nbb", 2L)]
    [InlineData(1, 1, "bb", 2L)]
    [InlineData(2, 1, "ccc", null)]
    [InlineData(3, 5, "", null)]
    public void A_page_is_the_same_whichever_way_the_lines_are_cut(int offset, int limit, string rows, long? next)
    {
        const string Lines = "a\nbb\nccc\n";
        for (var size = 1; size <= Lines.Length; size++)
        {
            var page = new RowPage(offset, limit);
            foreach (var chunk in Lines.Chunk(size))
            {
                page.Add(Encoding.ASCII.GetBytes(chunk));
            }

            Assert.Equal((rows, 3L, next), (Encoding.ASCII.GetString(page.Rows.Span), page.Total, page.Next));
        }
    }
}
