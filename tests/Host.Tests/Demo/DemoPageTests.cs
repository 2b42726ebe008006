using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Host.Demo;

namespace Analytics.Host.Tests.Demo;

public sealed partial class DemoPageTests
{
    [Fact]
    public void The_page_holds_the_rows_and_the_facts_that_it_was_given()
    {
        using var figures = JsonDocument.Parse(Embedded(DemoPage.Render(Sample())));

        var facts = figures.RootElement.GetProperty("facts");
        Assert.Equal(12, facts.GetProperty("pushes").GetInt64());
        Assert.Equal(6, facts.GetProperty("pushes_per_second").GetInt64());
        Assert.Equal(31.5, figures.RootElement.GetProperty("carriers")[0].GetProperty("p50_hours").GetDouble());
        Assert.Equal(
            ["facts", "carriers", "lanes", "weeks", "carrier_speed", "on_time", "milestones"],
            figures.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_name_that_looks_like_markup_cannot_end_the_script_that_holds_it()
    {
        var page = DemoPage.Render(Sample() with { Carriers = """[{"carrier":"</script><b>{{scripts}}","n":1}]""" });

        Assert.DoesNotContain("</script><b>", page, StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(Embedded(page));
        Assert.Equal("</script><b>{{scripts}}", figures.RootElement.GetProperty("carriers")[0].GetProperty("carrier").GetString());
    }

    [Fact]
    public void Rows_that_are_not_an_array_are_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => DemoPage.Render(Sample() with { Weeks = "{}" }));

        Assert.StartsWith("The rows of weeks are not a JSON array.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_script_style_and_place_of_the_template_is_filled()
    {
        var page = DemoPage.Render(Sample());
        var assembly = typeof(DemoPage).Assembly;
        var parts = assembly.GetManifestResourceNames().Where(name => name.StartsWith("demo/", StringComparison.Ordinal) && name != "demo/page.html");

        Assert.All(parts, name => Assert.Contains(Text(assembly, name), page, StringComparison.Ordinal));
        Assert.DoesNotMatch(Place(), page);
    }

    [Fact]
    public void The_page_asks_nothing_of_a_network()
    {
        var page = DemoPage.Render(Sample());

        Assert.DoesNotMatch(Outside(), page);
    }

    [GeneratedRegex(@"\{\{(figures|scripts|page\.css|echarts\.min\.js)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex("""<(script|link|img|iframe)[^>]*(src|href)\s*=\s*["']?(https?:|//)|@import|url\(\s*["']?(https?:|//)|\bfetch\(""")]
    private static partial Regex Outside();

    private static string Embedded(string page)
    {
        const string Start = """<script type="application/json" id="figures">""";
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static DemoFigures Sample() => new()
    {
        Facts = new DemoFacts(3, 12, 10, 1, 1, new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(2)),
        Carriers = """[{"carrier":"Northwind Express","n":40,"in_flight":2,"p50_hours":31.5,"p90_hours":null,"status":"ok"}]""",
        Lanes = "[]",
        Weeks = "[]",
        CarrierSpeed = "[]",
        OnTime = "[]",
        Milestones = "[]",
    };
}
