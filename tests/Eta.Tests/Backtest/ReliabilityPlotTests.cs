using System.Globalization;
using System.Xml.Linq;

namespace Analytics.Eta.Tests;

public sealed class ReliabilityPlotTests
{
    private static readonly ReliabilityPoint[] some =
    [
        new(Contenders.Model, 0.9, 0.8925), new(Contenders.Model, 0.5, 0.5), new(Contenders.Model, 0, 0), new(Contenders.Model, 1, 1),
        new("<a & \"b\">", 0.5, 0.41), new("<a & \"b\">", 0.9, 0.85),
    ];

    [Fact]
    public void Each_point_stands_where_its_figures_say()
    {
        var chart = Draw(some);
        var left = Axis(chart, "0 %", "100 %");

        Assert.Equal(
            [("model: 0 % delivered where 0 % was stated", 64.0, 416.0), ("model: 50 % delivered where 50 % was stated", 264, 216), ("model: 89.3 % delivered where 90 % was stated", 424, 59), ("model: 100 % delivered where 100 % was stated", 464, 16)],
            Points(chart).Take(4));
        Assert.Equal([("<a & \"b\">: 41 % delivered where 50 % was stated", 264.0, 252.0), ("<a & \"b\">: 85 % delivered where 90 % was stated", 424, 76)], Points(chart).Skip(4));
        Assert.Equal(((64, 464), (416, 16)), left);
    }

    [Fact]
    public void A_line_joins_the_points_of_each_contender_in_rising_order()
    {
        var lines = Draw(some).Descendants().Where(element => element.Name.LocalName == "polyline").Select(line => line.Attribute("points")!.Value);

        Assert.Equal(["64.0,416.0 264.0,216.0 424.0,59.0 464.0,16.0", "264.0,252.0 424.0,76.0"], lines);
    }

    [Fact]
    public void It_is_a_picture_with_a_title_a_description_a_legend_and_the_diagonal()
    {
        var chart = Draw(some);

        Assert.Equal("img", chart.Root!.Attribute("role")!.Value);
        var named = chart.Root.Attribute("aria-labelledby")!.Value.Split(' ').Select(id => chart.Descendants().Single(element => element.Attribute("id")?.Value == id).Value).ToList();
        Assert.Equal("Stated against real coverage", named[0]);
        Assert.Equal(
            "Moments from 2026-11-05 until 2026-11-12. model: 0 % delivered where 0 % was stated, 50 % delivered where 50 % was stated, 89.3 % delivered where 90 % was stated, "
            + "100 % delivered where 100 % was stated. <a & \"b\">: 41 % delivered where 50 % was stated, 85 % delivered where 90 % was stated.",
            named[1]);
        Assert.Equal(["model", "<a & \"b\">"], chart.Descendants().Where(element => element.Name.LocalName == "g").Select(contender => contender.Elements().Last().Value));
        var diagonal = chart.Descendants().Single(element => element.Attribute("class")?.Value == "diagonal");
        Assert.Equal("64 416 464 16", string.Join(' ', ((string[])["x1", "y1", "x2", "y2"]).Select(name => diagonal.Attribute(name)!.Value)));
    }

    [Fact]
    public void Contenders_differ_in_their_marks_and_dashes_and_not_by_colour_alone()
    {
        var chart = Draw([.. ((string[])["a", "b", "c", "d"]).Select(name => new ReliabilityPoint(name, 0.5, 0.5))]);

        Assert.Equal(4, chart.Descendants().Where(element => element.Attribute("class")?.Value == "key").Select(key => key.Attribute("d")!.Value).Distinct().Count());
        Assert.Equal(["c0", "c1", "c2", "c3"], chart.Descendants().Where(element => element.Name.LocalName == "g").Select(contender => contender.Attribute("class")!.Value));
        Assert.Contains("prefers-color-scheme:dark", chart.Descendants().Single(element => element.Name.LocalName == "style").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_points_it_says_so()
    {
        var chart = Draw([]);

        Assert.Equal("Nothing was scored.", chart.Descendants().Single(element => element.Name.LocalName == "desc").Value);
        Assert.Empty(Points(chart));
    }

    private static XDocument Draw(ReliabilityPoint[] points)
    {
        var from = new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero);
        return XDocument.Parse(ReliabilityPlot.Svg(new Scorecard(from, from.AddDays(7), from.AddDays(14), [], [], [], [], points)));
    }

    private static IEnumerable<(string Told, double X, double Y)> Points(XDocument chart) => chart.Descendants().Where(element => element.Attribute("class")?.Value == "point").Select(point =>
    {
        var place = point.Attribute("transform")!.Value["translate(".Length..^1].Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return (point.Value, place[0], place[1]);
    });

    // Where the labels of the axes say that these shares are: across by the x of those in the middle, up by the y of those at the end.
    private static ((double From, double To) Across, (double From, double To) Up) Axis(XDocument chart, string from, string to)
    {
        double Place(string share, string anchor, string name, double less) => double.Parse(chart.Descendants().Single(element =>
            element.Value == share && element.Attribute("text-anchor")?.Value == anchor && element.Name.LocalName == "text").Attribute(name)!.Value, CultureInfo.InvariantCulture) - less;
        return ((Place(from, "middle", "x", 0), Place(to, "middle", "x", 0)), (Place(from, "end", "y", 4), Place(to, "end", "y", 4)));
    }
}
