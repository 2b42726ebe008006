using System.Globalization;
using System.Text;

namespace Analytics.Releases;

/// <summary><c>error.svg</c>: the expected relative error of p50 and p90 against epsilon, in the reader's colours.</summary>
internal static class ErrorChart
{
    public const string Name = "error.svg";

    private const double Width = 640;
    private const double Height = 320;
    private const double Left = 56;
    private const double Right = 72;
    private const double Top = 16;
    private const double Bottom = 48;

    private const string Style =
        "svg{font:12px system-ui,sans-serif;--text:#1c2733;--line:#c8d2dc;--p50:#0b66c3;--p90:#b3430f}"
        + "@media(prefers-color-scheme:dark){svg{--text:#e6ecf2;--line:#3a4653;--p50:#6db3ff;--p90:#ff9d6b}}"
        + "text{fill:var(--text)}.grid{stroke:var(--line)}.p50{stroke:var(--p50);fill:none;stroke-width:2}.p90{stroke:var(--p90);fill:none;stroke-width:2;stroke-dasharray:6 3}";

    /// <param name="errors">In any order; without any, the chart says so.</param>
    public static string Draw(IReadOnlyList<ErrorPoint> errors)
    {
        var points = errors.OrderBy(point => point.Epsilon).ToList();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"error-title error-text\">\n");
        svg.Append("<title id=\"error-title\">Expected relative error of p50 and p90 against epsilon</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"error-text\">{Told(points)}</desc>\n<style>{Style}</style>\n");
        if (points.Count > 0)
        {
            Plot(svg, points);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Told(List<ErrorPoint> points) => points.Count == 0
        ? "Nothing was simulated."
        : string.Join("; ", points.Select(point => $"at epsilon {Plain.Short(point.Epsilon)}, p50 {Plain.Percent(point.P50Error)} and p90 {Plain.Percent(point.P90Error)}")) + ".";

    private static void Plot(StringBuilder svg, List<ErrorPoint> points)
    {
        var (first, last) = (Math.Log(points[0].Epsilon), Math.Log(points[^1].Epsilon));
        var most = Ceiling(points.Max(point => Math.Max(point.P50Error, point.P90Error)));
        double X(ErrorPoint point) => Left + ((Width - Left - Right) * (last > first ? (Math.Log(point.Epsilon) - first) / (last - first) : 0.5));
        double Y(double error) => Height - Bottom - ((Height - Top - Bottom) * error / most);

        for (var step = 0; step <= 4; step++)
        {
            var y = Y(most * step / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" y1=\"{y:F1}\" x2=\"{Width - Right}\" y2=\"{y:F1}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{Plain.Percent(most * step / 4)}</text>\n");
        }

        foreach (var point in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(point):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{Plain.Short(point.Epsilon)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2:F1}\" y=\"{Height - 8}\" text-anchor=\"middle\">epsilon of a window</text>\n");
        Line(svg, "p50", points, X, point => Y(point.P50Error));
        Line(svg, "p90", points, X, point => Y(point.P90Error));
    }

    private static void Line(StringBuilder svg, string name, List<ErrorPoint> points, Func<ErrorPoint, double> x, Func<ErrorPoint, double> y)
    {
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{x(point):F1},{y(point):F1}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{name}\" points=\"{path}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x(points[^1]) + 8:F1}\" y=\"{y(points[^1]) + 4:F1}\">{name}</text>\n");
    }

    // The next of 1, 2 and 5 times a power of ten.
    private static double Ceiling(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(value, 1e-6))));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }
}
