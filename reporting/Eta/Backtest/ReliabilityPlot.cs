using System.Globalization;
using System.Security;
using System.Text;

namespace Analytics.Eta;

/// <summary>Stated against real coverage as a picture: on the diagonal, what a contender states is what comes true.</summary>
public static class ReliabilityPlot
{
    private const double Width = 660;
    private const double Height = 472;
    private const double Left = 64;
    private const double Top = 16;
    private const double Side = 400;

    private const string Style =
        "svg{font:12px system-ui,sans-serif;--text:#1c2733;--ground:#fff;--line:#c8d2dc;--c0:#0b66c3;--c1:#b3430f;--c2:#0f7f68;--c3:#a3407f;--c4:#7a6100;--c5:#55626f}"
        + "@media(prefers-color-scheme:dark){svg{--text:#e6ecf2;--ground:#172029;--line:#3a4653;--c0:#6db3ff;--c1:#ff9d6b;--c2:#4fc3a6;--c3:#e58cc4;--c4:#e0c65a;--c5:#a3b0bd}}"
        + "text{fill:var(--text)}.ground{fill:var(--ground)}.grid{stroke:var(--line)}.diagonal{stroke:var(--text);stroke-dasharray:2 4}.contender{fill:none;stroke-width:2}"
        + ".c0{--ink:var(--c0)}.c1{--ink:var(--c1);stroke-dasharray:7 3}.c2{--ink:var(--c2);stroke-dasharray:3 3}.c3{--ink:var(--c3);stroke-dasharray:9 3 2 3}"
        + ".c4{--ink:var(--c4);stroke-dasharray:12 4}.c5{--ink:var(--c5);stroke-dasharray:1 3}.contender{stroke:var(--ink)}.point,.key{fill:var(--ink);stroke:var(--ground);stroke-dasharray:none}";

    // Circle, square, diamond, triangle: each contender has a mark of its own beside its colour and its dashes.
    private static readonly string[] marks = ["M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", "M-4.5 -4.5h9v9h-9z", "M0 -6l6 6l-6 6l-6 -6z", "M0 -6l5.5 10h-11z"];

    private const int Styles = 6;

    /// <summary>An SVG with a title, a description, and a point for each of <see cref="Scorecard.Reliability"/>; without any, it says so. Its colours are the reader's, light or dark.</summary>
    public static string Svg(Scorecard scores)
    {
        var contenders = scores.Reliability.GroupBy(point => point.Contender).Select(group => (Name: group.Key, Points: group.OrderBy(point => point.Stated).ToList())).ToList();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"reliability-title reliability-text\">\n");
        svg.Append("<title id=\"reliability-title\">Stated against real coverage</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"reliability-text\">{SecurityElement.Escape(Told(scores, contenders))}</desc>\n<style>{Style}</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"ground\" width=\"{Width}\" height=\"{Height}\"/>\n");
        Axes(svg);
        for (var index = 0; index < contenders.Count; index++)
        {
            Contender(svg, index, contenders[index].Name, contenders[index].Points);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Told(Scorecard scores, List<(string Name, List<ReliabilityPoint> Points)> contenders) => contenders.Count == 0
        ? "Nothing was scored."
        : string.Create(CultureInfo.InvariantCulture, $"Moments from {scores.From:yyyy-MM-dd} until {scores.Until:yyyy-MM-dd}. ")
            + string.Join(" ", contenders.Select(contender => $"{contender.Name}: {string.Join(", ", contender.Points.Select(Told))}."));

    private static string Told(ReliabilityPoint point) => $"{Percent(point.Real)} delivered where {Percent(point.Stated)} was stated";

    private static void Axes(StringBuilder svg)
    {
        for (var step = 0; step <= 5; step++)
        {
            var share = step / 5.0;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{X(0)}\" y1=\"{Y(share)}\" x2=\"{X(1)}\" y2=\"{Y(share)}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{X(share)}\" y1=\"{Y(0)}\" x2=\"{X(share)}\" y2=\"{Y(1)}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(share) + 4}\" text-anchor=\"end\">{Percent(share)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(share)}\" y=\"{Top + Side + 18}\" text-anchor=\"middle\">{Percent(share)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"diagonal\" x1=\"{X(0)}\" y1=\"{Y(0)}\" x2=\"{X(1)}\" y2=\"{Y(1)}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(0.5)}\" y=\"{Height - 10}\" text-anchor=\"middle\">stated: delivered by then with this probability</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {Y(0.5)}) rotate(-90)\" text-anchor=\"middle\">real: share delivered by then</text>\n");
    }

    private static void Contender(StringBuilder svg, int index, string name, List<ReliabilityPoint> points)
    {
        var (style, mark) = ($"c{index % Styles}", marks[index % marks.Length]);
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Stated):F1},{Y(point.Real):F1}")));
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{style}\"><polyline class=\"contender\" points=\"{path}\"/>\n");
        foreach (var point in points)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"translate({X(point.Stated):F1} {Y(point.Real):F1})");
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"point\" transform=\"{place}\" d=\"{mark}\"><title>{SecurityElement.Escape($"{name}: {Told(point)}")}</title></path>\n");
        }

        var (x, y) = (Left + Side + 24, Top + 12 + (24 * index));
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"contender\" x1=\"{x}\" y1=\"{y}\" x2=\"{x + 32}\" y2=\"{y}\"/><path class=\"key\" transform=\"translate({x + 16} {y})\" d=\"{mark}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 40}\" y=\"{y + 4}\">{SecurityElement.Escape(name)}</text></g>\n");
    }

    private static double X(double stated) => Left + (Side * stated);

    private static double Y(double real) => Top + (Side * (1 - real));

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
